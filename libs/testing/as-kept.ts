import type { DomainEvent, EventDefinitions } from '@huiyin/event-sourcing'

/** What the log gives back of a fact: its data as its definition reads them. Throws a `ZodError` where they do not fit. */
export const asKept = ({ defs }: EventDefinitions, { type, data }: DomainEvent): unknown => defs[type]!.data.parse(data)
