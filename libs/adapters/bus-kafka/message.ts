import type { KafkaMessage, Message } from 'kafkajs'
import type { Checkpoint, Position, StoredEvent } from '@huiyin/event-sourcing'
import type { DeadLetter, PublishedEvent } from '@huiyin/messaging'

/** A published event as it lies in a topic: with its place in the log, and its place in the partition. */
export interface Carried {
  readonly event: PublishedEvent
  readonly at: Checkpoint
  readonly offset: number
}

/** A message that no relay of ours has written. */
export class NotOurMessage extends Error {
  override name = 'NotOurMessage'
  constructor(offset: string) {
    super(`the message at offset ${offset} has no place in the log in its headers: no relay of Huiyin wrote it`)
  }
}

/** What is sent for a published event. The key keeps the events of one item in one partition. */
export const messageOf = (event: PublishedEvent, { position, hash }: StoredEvent, epoch: string): Message => ({
  key: event.key,
  value: JSON.stringify(event),
  headers: { epoch, position: String(position), hash, id: event.id, name: event.name, version: String(event.version) },
})

const headerIn = ({ headers, offset }: KafkaMessage, name: string): string => {
  const value = headers?.[name]
  if (value === undefined || Array.isArray(value)) throw new NotOurMessage(offset)
  return value.toString()
}

/** Where in the log an event came from; its data is left alone, so that what is skipped is not read. */
export const placeOf = (message: KafkaMessage): Checkpoint => {
  const position = Number(headerIn(message, 'position'))
  if (!Number.isSafeInteger(position)) throw new NotOurMessage(message.offset)
  return { epoch: headerIn(message, 'epoch'), position: position as Position, hash: headerIn(message, 'hash') }
}

/** The name of the event, without reading its data. */
export const nameIn = (message: KafkaMessage): string => headerIn(message, 'name')

/** The event itself. */
export const eventIn = (message: KafkaMessage): PublishedEvent => {
  if (message.value === null) throw new NotOurMessage(message.offset)
  return JSON.parse(message.value.toString()) as PublishedEvent
}

const letterKey = ({ consumer, position }: Pick<DeadLetter, 'consumer' | 'position'>): string =>
  `${consumer}#${position}`

/** What is sent of a dead letter: the event as it was, with who could not handle it and why. */
export const letterMessage = ({ consumer, position, event, reason, attempts }: DeadLetter): Message => ({
  key: letterKey({ consumer, position }),
  value: JSON.stringify(event),
  headers: { consumer, position: String(position), reason, attempts: String(attempts) },
})

/** What is sent when a dead letter has come to its end. */
export const endOfLetter = (letter: Pick<DeadLetter, 'consumer' | 'position'>): Message => ({
  key: letterKey(letter),
  value: null,
})
