import type { DomainEvent, EventDefinitions } from '@huiyin/event-sourcing'

/** What the log gives back of a fact: its data as its definition reads them. Throws a `ZodError` where they do not fit. */
export const asKept = ({ defs }: EventDefinitions, { type, data }: DomainEvent): unknown => defs[type]!.data.parse(data)

/** The parts of a fact's data that its definition does without, by name. */
export const mayBeLeftOut = ({ defs }: EventDefinitions, { type, data }: DomainEvent): readonly string[] => {
  const parts = Object.entries(data as object)
  const without = (part: string) => Object.fromEntries(parts.filter(([name]) => name !== part))
  return parts.map(([name]) => name).filter((part) => defs[type]!.data.safeParse(without(part)).success)
}
