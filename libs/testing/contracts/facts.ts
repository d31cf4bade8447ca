import type { FactPromises } from './facts/bench.js'
import { rebuilding } from './facts/rebuilding.js'
import { writing } from './facts/writing.js'

export { putMany, TABLES, wanted, withMethod, type Bench, type FactPromises, type OpenBench } from './facts/bench.js'

/**
 * What facts in ClickHouse promise (design §3, effects): each counts once whatever crashes, and what is written anew
 * equals what was there. Every way to a ClickHouse and every journal passes all of it.
 */
export const factsContract: FactPromises = { ...writing, ...rebuilding }
