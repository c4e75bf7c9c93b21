export type { Engine } from "./engine";
export { EngineMissingError } from "./engine-missing-error";
export { findEngine } from "./find-engine";
export { isolatedEnvironment } from "./isolated-environment";
export { newStack } from "./new-stack";
