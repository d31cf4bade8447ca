import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { importHome } from '../import/fixtures/installed.js'
import type { Installation } from '../host/installation.js'
import { definitionsIn, type Definable } from './define.js'
import { definitionsOf } from './definitions.js'
import { EXIT, NotPossible } from './exit.js'
import { runningFolder } from './folder-command.js'

const guide = (name: string) => readFileSync(new URL(`../../../test/guides/${name}.yaml`, import.meta.url), 'utf8')
const PATROL = guide('river-patrol')
const asList = (text: string) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`

const home = importHome()
afterAll(home.remove)

describe('what a tenant defines from a file', () => {
  let installation: Installation
  const fileOf = (text: string): string => {
    const path = join(installation.folder.path, 'channels.yaml')
    writeFileSync(path, text)
    return path
  }
  const run = async (text: string, tenant?: string, what: Definable = 'channels') => {
    const said: string[] = []
    const print = (line: string) => void said.push(line)
    const terminal = { print, warn: print, progress: print, isTerminal: false, signal: new AbortController().signal }
    const definitions = definitionsIn(what, fileOf(text)).map((one) => ({ ...one }))
    const exit = await definitionsOf.run(runningFolder(installation), { what, definitions, tenant }, terminal)
    return { exit, said }
  }
  const refusedAs = (text: string, what: Definable = 'channels'): string => {
    try {
      definitionsIn(what, fileOf(text))
    } catch (error) {
      expect(error).toBeInstanceOf(NotPossible)
      return (error as Error).message
    }
    throw new Error('it was taken')
  }
  beforeAll(async () => {
    installation = await home.open('county')
    installation.settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  }, 60_000)

  test('S3-21 defines a channel, says when it was defined so already, and is asked for by intake from then on', async () => {
    const receive = () =>
      installation.send({
        name: 'ReceiveReport',
        input: {
          ...{
            itemId: 'item-1',
            reportId: 'report-1',
            channel: 'river-patrol',
            reporter: 'staff',
            summary: '河道垃圾',
          },
          ...{ category: null, place: null, outsideNumber: null },
        },
        ...{ tenant: 'county', occurred: null, actor: { person: 'operator-1', post: null, unit: null } },
        ...{ commandId: crypto.randomUUID(), correlation: 'c', causation: 'c' },
      })
    expect(await receive()).toMatchObject({ ok: false, refusal: 'ChannelUnknown' })
    expect(await run(PATROL)).toStrictEqual({ exit: EXIT.ok, said: ['river-patrol  河道巡查  defined'] })
    expect(await run(asList(PATROL))).toStrictEqual({ exit: EXIT.ok, said: ['river-patrol  河道巡查  unchanged'] })
    expect(await receive()).toMatchObject({ ok: false, refusal: 'FieldsWrong', problems: [{ path: 'fields.reach' }] })
  }, 60_000)
  test('of a file with a mistake nothing is defined, and every mistake is named by its place', () => {
    const other = PATROL.replace('river-patrol', 'other')
      .replace('kind: line', 'kind: text')
      .replace('req: []', 'reqs: []')
    const says = refusedAs(`${asList(PATROL)}${asList(other)}`)
    expect(says).toMatch(/channel 2, fields\.0\.kind: /)
    expect(says).toMatch(/channel 2, .*reqs/)
    expect(says).not.toMatch(/channel 1/)
  })
  test('S3-39 S3-23 a handling mode and a ledger are defined the same way', async () => {
    const [mode, ledger] = [guide('tour-of-duty'), guide('flood-ledger')]
    expect(await run(mode, undefined, 'modes')).toStrictEqual({
      ...{ exit: EXIT.ok, said: ['tour-of-duty  驻点办  defined'] },
    })
    expect(await run(ledger, undefined, 'ledgers')).toStrictEqual({
      ...{ exit: EXIT.ok, said: ['flood  防汛隐患台账  defined'] },
    })
    expect(await run(mode, undefined, 'modes')).toMatchObject({ said: ['tour-of-duty  驻点办  unchanged'] })
  }, 60_000)
  test('S0-79 a template of replies is defined the same way, and a mistake in its words is named', async () => {
    const answer = guide('river-answer')
    const said = ['river-answer  河道问题答复  defined']
    expect(await run(answer, undefined, 'templates')).toStrictEqual({ exit: EXIT.ok, said })
    const wrong = answer.replace('{unit}', '{clerk}').replace('closedOut', 'closed')
    const says = refusedAs(wrong, 'templates')
    expect(says).toContain('template 1, text.zh: there is no placeholder {clerk}; use {number}, ')
    expect(says).toContain('template 1, offered.states.1: there is no state closed; use handling, ')
  }, 60_000)
  test('S3-14 the public holidays of a year are adopted the same way, and what cannot be right is refused in words', async () => {
    const holidays = guide('holidays-2027')
    const adopted = { exit: EXIT.ok, said: ['2027  2027年部分节假日安排  defined'] }
    expect(await run(holidays, undefined, 'calendar')).toStrictEqual(adopted)
    expect(await run(holidays, undefined, 'calendar')).toMatchObject({
      said: ['2027  2027年部分节假日安排  unchanged'],
    })
    const wrong = holidays.replace('2027-02-08', '2027-02-07')
    await expect(run(wrong, undefined, 'calendar')).rejects.toThrow(
      /2027 was refused: A day off is a Saturday or Sunday/,
    )
  }, 60_000)
  test('a file of another kind is refused by what it lacks', () => {
    expect(refusedAs(guide('tour-of-duty'), 'ledgers')).toMatch(/ledger 1, fields: [\s\S]*ledger 1, needs: /)
    const wrong = guide('tour-of-duty').replace('kind: number', 'kind: choice')
    expect(refusedAs(wrong, 'modes')).toContain('mode 1, demands.records.0.fields.0.choices: ')
  })
  test('a code that stands twice is refused, as is what is no YAML', () => {
    expect(refusedAs(`${asList(PATROL)}${asList(PATROL)}`)).toContain('the code river-patrol stands twice')
    expect(refusedAs('fields: [')).toContain('is no YAML')
  })
  test('a tenant nobody has is refused, with those there are', async () => {
    await expect(run(PATROL, 'elsewhere')).rejects.toThrow(/Name the tenant: choose of county/)
  })
})
