import type { z } from 'zod'

/** Turns the data of one older schema into the next one. Pure; the stored text is never rewritten. */
export type Upcast = (data: never) => unknown

/** One kind of fact: its current schema number, one line of meaning, its shape, and how older shapes are read. */
export interface EventDefinition<T extends z.ZodType = z.ZodType> {
  readonly schema: number
  readonly says: string
  readonly data: T
  /** `upcasts[n]` reads schema n as schema n + 1. */
  readonly upcasts: Readonly<Record<number, Upcast>>
  /** Facts of this type void earlier ones of their stream (`voidingEvent`). */
  readonly voids?: true
}

/** The facts of one aggregate; their streams are named `<category>-<id>`. */
export interface EventDefinitions<D extends Record<string, EventDefinition> = Record<string, EventDefinition>> {
  readonly category: string
  readonly defs: D
  /** The fact by which earlier ones of the same stream are voided; left out where none can be. */
  readonly voiding?: string
}

/** Any fact: its type and its data. */
export interface DomainEvent {
  readonly type: string
  readonly data: unknown
}

/** The union of the facts defined here. */
export type EventOf<X extends EventDefinitions> = {
  [K in keyof X['defs'] & string]: { readonly type: K; readonly data: z.infer<X['defs'][K]['data']> }
}[keyof X['defs'] & string]

/** Defines one fact. Add a schema with its upcast; never edit one that is on disk. */
export const event = <T extends z.ZodType>(
  schema: number,
  says: string,
  data: T,
  upcasts: Readonly<Record<number, Upcast>> = {},
): EventDefinition<T> => {
  for (let older = 1; older < schema; older += 1) {
    if (!upcasts[older]) throw new Error(`"${says}" is at schema ${schema} but has no upcast from schema ${older}`)
  }
  return { schema, says, data, upcasts }
}

/** Defines the facts of one aggregate under the category that names its streams. At most one of them voids others. */
export const defineEvents = <const D extends Record<string, EventDefinition>>(
  category: string,
  defs: D,
): EventDefinitions<D> => {
  const voiding = Object.keys(defs).find((type) => defs[type]?.voids)
  return voiding === undefined ? { category, defs } : { category, defs, voiding }
}

/** The definition of a type; a name that every object has (`toString`) is no type. */
export const definitionOf = ({ defs }: EventDefinitions, type: string): EventDefinition | undefined =>
  Object.hasOwn(defs, type) ? defs[type] : undefined

/** A fact on disk that no definition knows: the code is older than the log, or the log is foreign. A fault. */
export class UnknownEvent extends Error {
  override name = 'UnknownEvent'
  constructor(type: string, schema: number, category: string) {
    super(`${category} has no event ${type} with schema ${schema}: this version of the product is older than its log`)
  }
}

/** Reads the data of a stored fact in its current shape, upcasting older schemas step by step. */
export const decodeEvent = <X extends EventDefinitions>(
  definitions: X,
  stored: { readonly type: string; readonly schema: number; readonly body: string },
): EventOf<X> => {
  const definition = definitionOf(definitions, stored.type)
  if (!definition || stored.schema > definition.schema) {
    throw new UnknownEvent(stored.type, stored.schema, definitions.category)
  }
  let data: unknown = JSON.parse(stored.body)
  for (let schema = stored.schema; schema < definition.schema; schema += 1) {
    data = (definition.upcasts[schema] as (older: unknown) => unknown)(data)
  }
  return { type: stored.type, data } as EventOf<X>
}
