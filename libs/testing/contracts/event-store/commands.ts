import { expect } from '@jest/globals'
import { BadAppend, CommandIdReused, type Append } from '@huiyin/event-sourcing'
import { appendOf, contextOf, dataOf, expectRejection, type Promises } from './log.js'

const withPrint = (request: Append, print: string): Append => ({
  ...request,
  context: contextOf(request.context.command.id, print),
})

/** What happens when a command comes a second time. */
export const commands: Promises = {
  'the same command again is answered with its first result': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base'))
    const request = appendOf('a-b-1', 1, 'one', 'two')
    const first = await store.append(request)
    expect(await store.append(request)).toStrictEqual({ events: first.events, again: true })
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['base', 'one', 'two'])
  },
  'the command that made a stream is answered with its first result': async (open) => {
    const { store } = await open()
    const request = appendOf('a-b-1', 'new', 'one', 'two')
    const first = await store.append(request)
    expect(await store.append(request)).toStrictEqual({ events: first.events, again: true })
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['one', 'two'])
  },
  'the same command again is answered with its first result after others have written': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base'))
    const request = appendOf('a-b-1', 1, 'one', 'two')
    const first = await store.append(request)
    await store.append(appendOf('a-b-1', 3, 'other'))
    await store.append(appendOf('a-b-1', 4, 'another'))
    expect(await store.append(request)).toStrictEqual({ events: first.events, again: true })
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['base', 'one', 'two', 'other', 'another'])
  },
  'the same command again is answered with its first result after reopening': async (open) => {
    const { store, reopen } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base'))
    const request = appendOf('a-b-1', 1, 'one', 'two')
    const first = await store.append(request)
    const reopened = await reopen()
    expect(await reopened.append(request)).toStrictEqual({ events: first.events, again: true })
    expect(dataOf(await reopened.readStream('a-b-1'))).toStrictEqual(['base', 'one', 'two'])
  },
  'the same command twice in one commit group is written once': async (open) => {
    const { store } = await open()
    const request = appendOf('a-b-1', 'new', 'one')
    const [first, second, neighbour] = await Promise.all([
      store.append(request),
      store.append(request),
      store.append(appendOf('a-b-2', 'new', 'neighbour')),
    ])
    expect(first.again).toBe(false)
    expect(second).toStrictEqual({ events: first.events, again: true })
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['one'])
    expect(dataOf(neighbour.events)).toStrictEqual(['neighbour'])
  },
  'a command id that stands for another request is refused': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base'))
    const request = appendOf('a-b-1', 1, 'one')
    await store.append(request)
    const commandId = request.context.command.id
    await expectRejection(store.append(withPrint(request, 'another print')), CommandIdReused, { commandId })
    await store.append(appendOf('a-b-1', 2, 'other'))
    await expectRejection(store.append(withPrint(request, 'another print')), CommandIdReused, { commandId })
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['base', 'one', 'other'])
  },
  'a reused command id leaves its neighbours in the commit group untouched': async (open) => {
    const { store } = await open()
    const request = appendOf('a-b-1', 'new', 'one')
    const settled = await Promise.allSettled([
      store.append(request),
      store.append(withPrint(request, 'another print')),
      store.append(appendOf('a-b-1', 1, 'after')),
      store.append(appendOf('a-b-2', 'new', 'other')),
    ])
    expect(settled.map(({ status }) => status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(settled[1]).toMatchObject({ reason: expect.any(CommandIdReused) })
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['one', 'after'])
    expect(dataOf(await store.readStream('a-b-2'))).toStrictEqual(['other'])
  },
  'a command id that is no id is refused': async (open) => {
    const { store } = await open()
    for (const id of ['', 'a b', 'a"b', '件', 'x'.repeat(121)]) {
      const request = { ...appendOf('a-b-1', 'new', 'one'), context: contextOf(id) }
      await expectRejection(store.append(request), BadAppend)
    }
    expect(await store.head()).toBeNull()
  },
}
