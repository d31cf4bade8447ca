import { describe, expect, test } from '@jest/globals'
import type { Append, Appended } from '@huiyin/event-sourcing'
import { groupQueue, takeGroup, type Waiting } from './group-queue.js'

const request = (stream: string, characters = 1): Append => ({
  stream,
  expected: 'new',
  context: {} as Append['context'],
  events: [{ type: 'ThingNoted', schema: 1, body: 'x'.repeat(characters) }],
})
const waiting = (count: number, characters = 1): Waiting[] =>
  Array.from({ length: count }, (_, nth) => ({
    request: request(`a-b-${nth}`, characters),
    resolve: () => undefined,
    reject: () => undefined,
  }))

describe('a group', () => {
  test('is everybody who waits, up to a thousand', () => {
    const all = waiting(2_500)
    expect([takeGroup(all).length, takeGroup(all).length, takeGroup(all).length, all.length]).toStrictEqual([
      1_000, 1_000, 500, 0,
    ])
  })
  test('ends before its bodies are more than the memory of a server should hold, but takes one however large', () => {
    const all = waiting(3, 9_000_000)
    expect([takeGroup(all).length, takeGroup(all).length, takeGroup(all).length]).toStrictEqual([1, 1, 1])
    expect(takeGroup(waiting(1, 20_000_000)).length).toBe(1)
  })
})

describe('a queue of appends', () => {
  test('those who come while a commit is under way share the next one, in the order they came', async () => {
    const groups: string[][] = []
    const queue = groupQueue(async (group) => {
      groups.push(group.map((one) => one.request.stream))
      if (groups.length === 1) for (const nth of [3, 4, 5]) void queue.push(request(`a-b-${nth}`))
      await new Promise((resolve) => setTimeout(resolve, 5))
      for (const one of group) one.resolve({ events: [], again: false } satisfies Appended)
    })
    await Promise.all([queue.push(request('a-b-1')), queue.push(request('a-b-2'))])
    await queue.drained()
    expect(groups).toStrictEqual([
      ['a-b-1', 'a-b-2'],
      ['a-b-3', 'a-b-4', 'a-b-5'],
    ])
  })
  test('that has nothing to do is drained at once', async () => {
    expect(await groupQueue(async () => undefined).drained()).toBeUndefined()
  })
})
