import type { z } from 'zod'

/**
 * One event of the published language. It may gain optional fields; anything else is a new version with an upcaster.
 * The key is what it is about (an item, a unit, a person): a consumer gets one key's events of one context in order.
 */
export interface PublishedDefinition<T extends z.ZodType = z.ZodType> {
  readonly version: number
  readonly says: string
  readonly data: T
  readonly example: z.infer<T>
}

export type PublishedDefinitions = Readonly<Record<string, PublishedDefinition>>

/** Defines one published event, with an example that decodes. */
export const published = <T extends z.ZodType>(
  version: number,
  says: string,
  data: T,
  example: z.infer<T>,
): PublishedDefinition<T> => ({ version, says, data, example: data.parse(example) as z.infer<T> })

/** Keeps the exact type of each definition. */
export const definePublished = <const D extends PublishedDefinitions>(definitions: D): D => definitions

/** The data of a published event. */
export type PublishedData<D extends PublishedDefinitions, N extends keyof D> = z.infer<D[N]['data']>
