/** Runs a command; its exit code. An error ends it with 1 and is shown as a sentence. */
export function runMain(main: () => Promise<number>): void {
  process.exitCode = 1; // also of work that nothing keeps alive and that never ends
  Promise.resolve()
    .then(main)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
      },
    );
}
