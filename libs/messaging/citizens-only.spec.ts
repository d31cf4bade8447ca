import { describe, expect, test } from '@jest/globals'
import { CITIZEN, commandsByContext } from '@huiyin/contracts'
import { citizensOnly, reportsOnly } from './citizens-only.js'
import type { CommandRequest, SendCommand } from './command-gate.js'

const received: CommandRequest = {
  ...{ name: 'ReceiveReport', input: {}, commandId: 'command-1', tenant: 'city', actor: CITIZEN, occurred: null },
  ...{ correlation: 'command-1', causation: 'command-1' },
}

const sent = async (change: Partial<CommandRequest>) => {
  const heard: string[] = []
  const send: SendCommand = async ({ name }) => {
    heard.push(name)
    return { ok: true, position: null, events: [], again: false }
  }
  const answer = await citizensOnly(send)({ ...received, ...change })
  return answer.ok ? heard : [answer.refusal, ...heard]
}
const REFUSED = ['RoleMissing']

describe('what comes from the pages of citizens', () => {
  test('is what citizens may send, and no other command of any context', async () => {
    const names = Object.values(commandsByContext).flatMap((commands) => Object.keys(commands))
    const passed: string[] = []
    for (const name of names) if ((await sent({ name }))[0] === name) passed.push(name)
    expect(passed.sort()).toStrictEqual(['RaiseObjection', 'RateReport', 'ReceiveReport', 'WithdrawReport'])
    for (const name of ['', 'constructor', 'toString', 'Unheard']) expect(await sent({ name })).toStrictEqual(REFUSED)
  })
  test('comes from a citizen, never from a person of the organisation, and says no other moment than now', async () => {
    const changes: readonly Partial<CommandRequest>[] = [
      { actor: { person: 'operator-1', post: null, unit: null } },
      { actor: { ...CITIZEN, unit: 'desk' } },
      { actor: { ...CITIZEN, post: 'clerk' } },
      { occurred: { at: '2020-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' } },
      { within: new Set(['desk']) },
      { atOrAbove: new Set(['operator-1']) },
    ]
    for (const change of changes) expect(await sent(change)).toStrictEqual(REFUSED)
    expect(await sent({})).toStrictEqual(['ReceiveReport'])
  })
})

describe('what comes from the process of Open311', () => {
  test('is reports as citizens send them, and nothing else', async () => {
    const names = Object.values(commandsByContext).flatMap((commands) => Object.keys(commands))
    const heard: string[] = []
    const send: SendCommand = async ({ name }) => {
      heard.push(name)
      return { ok: true, position: null, events: [], again: false }
    }
    for (const name of names) await reportsOnly(send)({ ...received, name })
    await reportsOnly(send)({ ...received, actor: { person: 'operator-1', post: null, unit: null } })
    expect(heard).toStrictEqual(['ReceiveReport'])
  })
})
