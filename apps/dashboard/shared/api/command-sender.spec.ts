import { describe, expect, test } from '@jest/globals'
import { commandSender } from './command-sender.js'
import { sendCommand, type CommandOutcome, type CommandToSend } from './send-command.js'

const command = { context: 'intake', name: 'RegisterItem', input: { itemId: 'i1' } }
const ids = () => {
  let n = 0
  return () => `id-${(n += 1)}`
}
const refusal = { code: 'X', message: '', problems: [] }

const answering = (...outcomes: readonly CommandOutcome[]) => {
  const sent: CommandToSend[] = []
  const left = [...outcomes]
  return {
    sent,
    send: async (one: CommandToSend) => {
      sent.push(one)
      return left.shift()!
    },
  }
}

describe('sending a command', () => {
  test('pressing twice sends once', async () => {
    const { sent, send } = answering({ kind: 'accepted', position: 1, again: false })
    const sender = commandSender(send, ids())
    const [first, second] = await Promise.all([sender.send(command), sender.send(command)])
    expect([first?.kind, second]).toStrictEqual(['accepted', null])
    expect(sent).toHaveLength(1)
  })
  test('after a broken connection the same id is sent again', async () => {
    const { sent, send } = answering({ kind: 'unanswered', refusal }, { kind: 'accepted', position: 1, again: true })
    const sender = commandSender(send, ids())
    await sender.send(command)
    await sender.send(command)
    expect(sent.map(({ commandId }) => commandId)).toStrictEqual(['id-1', 'id-1'])
  })
  test('an answer ends the id, a refusal too', async () => {
    const { sent, send } = answering({ kind: 'refused', refusal }, { kind: 'accepted', position: 1, again: false })
    const sender = commandSender(send, ids())
    await sender.send(command)
    await sender.send(command)
    expect(sent.map(({ commandId }) => commandId)).toStrictEqual(['id-1', 'id-2'])
  })
})

describe('the answer to a command', () => {
  const sent = { ...command, commandId: 'c' }
  const respond = (status: number, body: unknown) => async () => new Response(JSON.stringify(body), { status })

  test('an accepted one says its position', async () => {
    const body = { position: 7, events: ['e'], again: false }
    expect(await sendCommand(sent, 'zh', respond(200, body))).toStrictEqual({
      kind: 'accepted',
      position: 7,
      again: false,
    })
  })
  test('a refused one says why', async () => {
    const body = { code: 'OwnWork', message: '…', problems: [] }
    expect(await sendCommand(sent, 'zh', respond(409, body))).toStrictEqual({ kind: 'refused', refusal: body })
  })
  test('a fault of the server and a broken connection leave it open', async () => {
    expect((await sendCommand(sent, 'zh', respond(503, {}))).kind).toBe('unanswered')
    const broken = async () => {
      throw new TypeError('failed to fetch')
    }
    expect((await sendCommand(sent, 'zh', broken)).kind).toBe('unanswered')
  })
  test('it goes to the address of its context, with id and input and nothing else', async () => {
    const calls: unknown[] = []
    await sendCommand(sent, 'en', async (path, init) => {
      calls.push([path, init.method, JSON.parse(init.body as string)])
      return new Response('{}')
    })
    expect(calls).toStrictEqual([
      ['/commands/intake/RegisterItem', 'POST', { commandId: 'c', input: { itemId: 'i1' } }],
    ])
  })
})
