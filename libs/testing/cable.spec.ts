import { afterEach, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { openCable, type Cable } from './cable.js'

const closes: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})
const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds() && tries < 300; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 150))

/** Somebody who answers every word with the same word, and knows who is connected to him. */
const echoing = async () => {
  const there = new Set<Socket>()
  const server = createServer((socket) => {
    there.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => there.delete(socket))
    socket.pipe(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const cable = await openCable(() => (server.address() as AddressInfo).port)
  closes.push(
    () => server.close(),
    () => cable.close(),
  )
  return { cable, there }
}

const connected = async ({ port }: Cable) => {
  const socket = connect({ host: '127.0.0.1', port })
  closes.push(() => socket.destroy())
  const heard: string[] = []
  const at = { isClosed: false }
  socket.on('data', (part) => heard.push(part.toString()))
  socket.on('error', () => undefined)
  socket.on('close', () => (at.isClosed = true))
  await until(() => at.isClosed || !socket.connecting)
  return { say: (word: string) => socket.write(word), hangUp: () => socket.destroy(), heard, at }
}

describe('a cable', () => {
  test('lets through what is said, and that somebody has hung up', async () => {
    const { cable, there } = await echoing()
    const one = await connected(cable)
    one.say('a')
    await until(() => one.heard.join('') === 'a')
    one.hangUp()
    await until(() => there.size === 0 && cable.standing() === 0)
    expect(one.heard).toStrictEqual(['a'])
  })
  test('that is cut ends what stands and takes nothing new, until it is mended', async () => {
    const { cable, there } = await echoing()
    const one = await connected(cable)
    one.say('a')
    await until(() => one.heard.length === 1)
    cable.cut()
    await until(() => one.at.isClosed && there.size === 0)
    const during = await connected(cable)
    await until(() => during.at.isClosed)
    cable.mend()
    const after = await connected(cable)
    after.say('b')
    await until(() => after.heard.join('') === 'b')
    expect([one.heard, during.heard]).toStrictEqual([['a'], []])
  })
  test('that swallows leaves both ends in the belief that they are connected, also when it is mended', async () => {
    const { cable, there } = await echoing()
    const one = await connected(cable)
    one.say('a')
    await until(() => one.heard.length === 1)
    cable.swallow()
    one.say('b')
    const during = await connected(cable)
    during.say('c')
    await aWhile()
    cable.mend()
    one.say('d')
    during.say('e')
    await aWhile()
    expect([one.heard, during.heard, one.at.isClosed, during.at.isClosed]).toStrictEqual([['a'], [], false, false])
    one.hangUp()
    await aWhile()
    expect(there.size).toBe(1)
    const after = await connected(cable)
    after.say('f')
    await until(() => after.heard.join('') === 'f')
  })
  test('that holds lets it all out late, of whoever has given up meanwhile too', async () => {
    const { cable, there } = await echoing()
    const [one, other] = [await connected(cable), await connected(cable)]
    one.say('a')
    other.say('a')
    await until(() => one.heard.length + other.heard.length === 2)
    cable.hold()
    one.say('b')
    other.hangUp()
    const during = await connected(cable)
    during.say('c')
    await aWhile()
    expect([one.heard, during.heard, there.size]).toStrictEqual([['a'], [], 2])
    cable.mend()
    await until(() => one.heard.join('') === 'ab' && during.heard.join('') === 'c' && there.size === 2)
  })
})
