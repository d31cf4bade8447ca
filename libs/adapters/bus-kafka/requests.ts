import type { Message } from 'kafkajs'

/** A broker refuses a batch above a megabyte unless it is told otherwise (`message.max.bytes`); half of it is sent at once. */
const MOST_BYTES = 512 * 1_024
/** Lengths, times and offsets around a message, generously. */
const AROUND_BYTES = 100

const bytesOf = (part: Message['key'] | Message['value'] | undefined): number => (part ? Buffer.byteLength(part) : 0)

const sizeOf = ({ key, value, headers = {} }: Message): number =>
  Object.entries(headers).reduce(
    (sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(text)),
    AROUND_BYTES + bytesOf(key) + bytesOf(value),
  )

/** Messages in their order, so many together as a broker takes at once; one that is larger by itself goes alone. */
export const requestsOf = (messages: readonly Message[], mostBytes = MOST_BYTES): readonly Message[][] => {
  const requests: Message[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const message of messages) {
    const size = sizeOf(message)
    if (bytes + size > mostBytes) {
      requests.push([])
      bytes = 0
    }
    requests.at(-1)!.push(message)
    bytes += size
  }
  return requests
}
