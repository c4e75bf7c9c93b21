/** A protection of the provider taken away, and the test that must notice. */
export interface Mutation {
  /** The protection that is off. */
  readonly name: string;
  /** A source file of the provider. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly test: TestName;
  /** Without the protection its test may not end: then a run that takes too long counts as a failure of the test. */
  readonly mayHang?: true;
}

export interface TestName {
  readonly file: string;
  /** As the test file has it: `%s` and `$name` stand for whatever a table puts there. */
  readonly title: string;
}
