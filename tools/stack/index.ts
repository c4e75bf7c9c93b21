export type { Command, Run } from "./command";
export { isProvider, type StackProcess, signal } from "./processes";
export { Stack, type StackOptions } from "./stack";
export type { RecordedResource, State } from "./state";
