export { Emptor } from "./client.js";
export { isTerminal, type FollowOptions } from "./follow.js";
export * from "./problems.js";
export type { ListOptions, StartOptions } from "./research.js";
export type { PriceOptions, ProductListOptions } from "./products.js";
export type { JobState } from "./operator.js";
export type { ClientOptions } from "./transport.js";
export type * from "./types.js";
export type { components, operations, paths } from "./schema.js";
