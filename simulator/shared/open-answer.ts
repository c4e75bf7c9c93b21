/** An error answer that the documentation does not settle. */
export interface OpenAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}
