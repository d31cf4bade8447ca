import type { Brand } from '@huiyin/kernel'
import { z } from 'zod'
import { defineCall } from './calls.js'
import { id, instant } from './shapes.js'

/** A place in the log; compare it and give it back, nothing else. */
export const position = z.custom<Brand<number, 'Position'>>((value) => Number.isSafeInteger(value))
const count = z.number().int().nonnegative()

/** Who voided a fact, why, and where that is recorded. */
const voidedBy = z.strictObject({ personId: z.string(), reason: z.string(), position, recordedAt: instant })

const fact = z.strictObject({
  position,
  stream: z.string(),
  version: count,
  type: z.string(),
  says: z.string(),
  data: z.unknown(),
  occurred: z.strictObject({ at: instant, zone: z.string(), precision: z.enum(['instant', 'day']) }),
  recordedAt: instant,
  actor: z.strictObject({ person: z.string(), post: z.string().nullable(), unit: z.string().nullable() }),
  hash: z.string(),
  id: z.string(),
  voided: voidedBy.nullable(),
})
/** Facts as they are told to another process; what is sealed in them stays so. */
export const facts = z.array(fact).readonly()

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const chain = z.strictObject({
  stream: z.string(),
  facts: count,
  position: position.nullable(),
  hash: z.string().nullable(),
  intact: z.boolean(),
})

/** The contexts that keep something about an item. */
export type HistoryOwner = 'intake' | 'rectification' | 'accountability' | 'evaluation'

/** What a context keeps about an item, stream by stream, as known at a place of the log and happened by a moment. */
export const itemHistoryCall = <const O extends HistoryOwner>(owner: O) =>
  defineCall({
    owner,
    call: 'item-history',
    says: 'What this context keeps about an item: facts, row and chain of each of its streams.',
    asked: z.strictObject({ itemId: id, position, happenedAt: instant.nullable() }),
    answer: z.array(z.strictObject({ facts, row: row.nullable(), chain })).readonly(),
  })
