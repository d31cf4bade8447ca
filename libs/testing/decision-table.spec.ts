import { describe, expect, test } from '@jest/globals'
import { accept, reject } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import { decisionTable } from './decision-table.js'

type Lamp = { readonly type: 'LampLit' | 'LampBroken'; readonly data: object }
const lamp: Decider<'light' | 'hit', Lamp, string, 'NoSuchLamp'> = {
  initialState: 'dark',
  evolve: (_, { type }) => type,
  decide: (command, state) => {
    if (state === 'LampBroken') return reject('NoSuchLamp')
    if (command === 'hit') return accept<Lamp>({ type: 'LampLit', data: {} }, { type: 'LampBroken', data: {} })
    return state === 'dark' ? accept({ type: 'LampLit', data: {} }) : accept()
  },
}
const histories = {
  dark: [],
  lit: [{ type: 'LampLit', data: {} }],
  broken: [{ type: 'LampBroken', data: {} }],
} as const
const commands = { Light: 'light', Hit: 'hit' } as const
const TABLE = `
      | dark               | lit                | broken
Light | LampLit            | nothing            | !NoSuchLamp
Hit   | LampLit+LampBroken | LampLit+LampBroken | LampLit
`

describe('a table of decisions', () => {
  test('tells for each command and kind what it says and what is so', () => {
    const [light, hit] = decisionTable(lamp, { table: TABLE, histories, commands })
    expect(light).toMatchObject({ command: 'Light', says: { dark: 'LampLit', lit: 'nothing', broken: '!NoSuchLamp' } })
    expect(light!.found()).toStrictEqual(light!.says)
    expect(hit!.says['broken']).toBe('LampLit')
    expect(hit!.found()['broken']).toBe('!NoSuchLamp')
  })
  test('that leaves out a command or a kind is none', () => {
    const without = (line: number) => ({
      table: TABLE.trim()
        .split('\n')
        .filter((_, at) => at !== line)
        .join('\n'),
    })
    expect(() => decisionTable(lamp, { ...without(2), histories, commands })).toThrow('the commands Light')
    expect(() => decisionTable(lamp, { ...without(0), histories, commands })).toThrow('the kinds')
    const { broken: _, ...fewer } = histories
    expect(() => decisionTable(lamp, { table: TABLE, histories: fewer, commands })).toThrow('the kinds')
  })
})
