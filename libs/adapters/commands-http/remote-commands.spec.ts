import { afterEach, describe, expect, test } from '@jest/globals'
import { CITIZEN } from '@huiyin/contracts'
import { systemClock } from '@huiyin/kernel'
import { CommandIdReused, type Position } from '@huiyin/event-sourcing'
import {
  answerCommand,
  AnswerUnreadable,
  type CommandAnswer,
  type CommandRequest,
  type SendCommand,
} from '@huiyin/messaging'
import { createHttpHost, SignedCallsModule, type HttpHost, type SignedCalls } from '@huiyin/nest-platform'
import { ProcessUnreachable, requestVerifier, signedClient } from '@huiyin/signed-http'
import { OwnerNotConfigured, remoteCommands } from './remote-commands.js'

const secret = Buffer.from('s'.repeat(32))
const request: CommandRequest = {
  name: 'RegisterItem',
  input: { itemId: 'item-1', number: '回音-1' },
  commandId: 'command-1',
  tenant: 'city',
  actor: { person: 'wang', post: null, unit: 'K1' },
  occurred: { at: '2026-03-30T01:02:03.004Z', zone: 'Asia/Shanghai', precision: 'day' },
  correlation: 'correlation-1',
  causation: 'causation-1',
}

const hosts: HttpHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

/** Intake as a process that answers these calls, and the way another process sends commands to it. */
const between = async (calls: SignedCalls, from = 'dashboard-api') => {
  const secrets = new Map([
    ['dashboard-api', secret],
    ['citizen', secret],
  ])
  const verify = requestVerifier({ self: 'intake', secrets, clock: systemClock })
  const host = await createHttpHost({ modules: [SignedCallsModule.with({ calls, verify })] })
  hosts.push(host)
  const address = await host.listen(0)
  const intake = signedClient({ address, from, to: 'intake', secret, clock: systemClock })
  const owners: Readonly<Record<string, string>> = {
    RegisterItem: 'intake',
    ReceiveReport: 'intake',
    ClaimDone: 'rectification',
  }
  return { address, send: remoteCommands({ ownerOf: (name) => owners[name], clients: { intake } }) }
}
const owning = (send: SendCommand): SignedCalls => ({ commands: { from: ['dashboard-api'], run: answerCommand(send) } })

const recorded = (answer: CommandAnswer) => {
  const heard: CommandRequest[] = []
  const send: SendCommand = (one) => {
    heard.push(one)
    return Promise.resolve(answer)
  }
  return { heard, send }
}
const accepted: CommandAnswer = { ok: true, position: 7 as Position, events: ['ItemRegistered'], again: false }

describe('a command to another process', () => {
  test('arrives as it was sent, with the units and persons it was judged for, and is answered', async () => {
    const { heard, send } = recorded(accepted)
    const remote = await between(owning(send))
    const scoped = { ...request, within: new Set(['K1', 'K11']), atOrAbove: new Set(['wang']) }
    expect(await remote.send(scoped)).toStrictEqual(accepted)
    expect(await remote.send(request)).toStrictEqual(accepted)
    expect(heard).toStrictEqual([scoped, request])
  })
  test('is refused with the code and the problems the owner gave', async () => {
    const refused: CommandAnswer = {
      ...{ ok: false, refusal: 'InputInvalid' },
      problems: [{ path: 'number', says: 'a number', zh: '编号' }],
    }
    const remote = await between(owning(recorded(refused).send))
    expect(await remote.send(request)).toStrictEqual(refused)
  })
  test('under an id that stands for another request is the same exception as in one process', async () => {
    const remote = await between(owning(() => Promise.reject(new CommandIdReused('command-1'))))
    await expect(remote.send(request)).rejects.toThrow(new CommandIdReused('command-1'))
  })
  test('that nobody owns is refused, and one whose owner is nowhere is a fault by its name', async () => {
    const remote = await between(owning(recorded(accepted).send))
    expect(await remote.send({ ...request, name: 'Unheard' })).toMatchObject({ ok: false, refusal: 'CommandUnknown' })
    const sent = remote.send({ ...request, name: 'ClaimDone' })
    await expect(sent).rejects.toStrictEqual(new OwnerNotConfigured('rectification'))
  })
  test('from a process that may not send any is not carried out', async () => {
    const { heard, send } = recorded(accepted)
    const remote = await between(owning(send), 'citizen')
    await expect(remote.send(request)).rejects.toThrow('it answered 403 to a command')
    expect(heard).toStrictEqual([])
  })
  test('from the pages of citizens is carried out as far as citizens may send it', async () => {
    const { heard, send } = recorded(accepted)
    const calls = { commands: { from: ['citizen'], run: answerCommand(send) } }
    const remote = await between(calls, 'citizen')
    const report = { ...request, name: 'RegisterItem', actor: CITIZEN, occurred: null }
    expect(await remote.send(report)).toMatchObject({ ok: false, refusal: 'RoleMissing' })
    expect(await remote.send({ ...report, name: 'ReceiveReport' })).toStrictEqual(accepted)
    expect(heard.map(({ name }) => name)).toStrictEqual(['ReceiveReport'])
  })
  test('without a signature is not carried out', async () => {
    const { heard, send } = recorded(accepted)
    const { address } = await between(owning(send))
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(request)
    const { status } = await fetch(`${address}/internal/commands`, { method: 'POST', headers, body })
    expect([status, heard]).toStrictEqual([401, []])
  })
  test('that is no command is refused by the owner', async () => {
    const { heard, send } = recorded(accepted)
    const remote = await between(owning(send))
    const sent = remote.send({ ...request, occurred: { at: 1 } } as never)
    expect(await sent).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    expect(heard).toStrictEqual([])
  })
  test('that fails there fails here, and tells nothing of what went wrong inside', async () => {
    const remote = await between(owning(() => Promise.reject(new Error('the secret of the vault'))))
    const sent = await remote.send(request).catch((error: unknown) => error)
    expect(sent).toBeInstanceOf(ProcessUnreachable)
    expect(String(sent)).not.toContain('vault')
  })
  test('answered by a version that says more or less than this one is a fault', async () => {
    const remote = await between({ commands: { from: ['dashboard-api'], run: () => Promise.resolve({ ok: 'yes' }) } })
    await expect(remote.send(request)).rejects.toBeInstanceOf(AnswerUnreadable)
  })
})
