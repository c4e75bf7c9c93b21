import { oneOfEach } from "../clouds/programs";

/** A program with one snapshot of each kind; another number replaces them all. */
export const program = (triggers: number): string => `const triggers = ${triggers};\n${oneOfEach(() => "triggers")}`;
