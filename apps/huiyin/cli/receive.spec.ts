import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readTable } from '@huiyin/bulk-entry'
import { pictureOf } from '@huiyin/testing'
import { importHome } from '../import/fixtures/installed.js'
import type { Installation } from '../host/installation.js'
import { trackingOf } from '@huiyin/citizen'
import { EXIT } from './exit.js'
import { runningFolder } from './folder-command.js'
import { receptionOf } from './receive.js'

/** The file of docs/guides/bulk-entry.md. */
const CASES = readFileSync(new URL('../../../test/guides/hotline-cases.csv', import.meta.url), 'utf8')
const LETTER =
  'From: a@example.com\r\nMessage-ID: <1@example.com>\r\nDate: Mon, 02 Mar 2026 09:30:00 +0800\r\n\r\nSample words\r\n'

const home = importHome()
afterAll(home.remove)

describe('huiyin receive', () => {
  let installation: Installation
  const pathOf = (name: string) => join(installation.folder.path, name)
  const fileOf = (name: string, text: string): string => {
    writeFileSync(pathOf(name), text)
    return pathOf(name)
  }
  const run = async (given: Readonly<Record<string, unknown>>) => {
    const said: string[] = []
    const stop = new AbortController()
    const print = (line: string) => void said.push(line)
    const progress = (line: string) => {
      if (line.startsWith(String(given['stopsAt']))) stop.abort()
    }
    const terminal = { print, warn: print, progress, isTerminal: false, signal: stop.signal }
    const { stopsAt: _, ...asked } = given
    const input = { files: [], channel: 'hotline12345', dryRun: false, register: false, ...asked }
    return { exit: await receptionOf.run(runningFolder(installation), receptionOf.input.parse(input), terminal), said }
  }
  const items = () => installation.lists.query.selectFrom('items').selectAll().execute()
  beforeAll(async () => {
    installation = await home.open('county')
    installation.settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  }, 60_000)

  test('S4-33 writes the template of a channel, and never over a file', async () => {
    const template = pathOf('template.xlsx')
    expect(await run({ template })).toMatchObject({ exit: EXIT.ok })
    const [headings = ''] = CASES.split('\r\n')
    const read = await readTable({ name: 'template.xlsx', bytes: readFileSync(template) })
    expect(read).toMatchObject({ table: { rows: [headings.split(',')] } })
    await expect(run({ template })).rejects.toThrow(/is there already and is not written over/)
  })
  test('says every mistake by its cell and receives nothing, in a dry run and without one', async () => {
    const files = [
      fileOf('wrong.csv', CASES.replace('匿名', '不知道').replace('DEMO-003,示范小区夜间施工', 'DEMO-003,')),
    ]
    const said = [
      'wrong.csv, row 3, column D, 是否具名 has “不知道”: one of: named, anonymous, staff (其中之一：实名、匿名、工作人员)',
      'wrong.csv, row 4, column B, 概括: has to be filled in (必须填写)',
      'Mistakes: 2. Nothing was received.',
    ]
    expect(await run({ files, dryRun: true })).toStrictEqual({ exit: EXIT.found, said })
    expect(await run({ files })).toStrictEqual({ exit: EXIT.refused, said })
    expect(await items()).toStrictEqual([])
  })
  test('a dry run of a clean file receives nothing either', async () => {
    const files = [fileOf('cases.csv', CASES)]
    const said = ['3 reports, no mistake; 0 are there already. Nothing was received.']
    expect(await run({ files, dryRun: true })).toStrictEqual({ exit: EXIT.ok, said })
    expect(await items()).toStrictEqual([])
  })
  test('S3-51 stopped on the way says how to go on; run again it goes on, numbers what has a category, and doubles nothing', async () => {
    const files = [fileOf('cases.csv', CASES)]
    const first = await run({ files, register: true, stopsAt: 1 })
    expect(first).toMatchObject({ exit: EXIT.interrupted })
    expect(first.said.at(-1)).toBe('Stopped after 1 of 3. Run the same command again to go on.')
    expect(await items()).toHaveLength(1)
    const second = await run({ files, register: true })
    expect(second.exit).toBe(EXIT.ok)
    expect(second.said.at(-1)).toBe('2 received, 1 were there already, 0 refused')
    expect(second.said[1]).toMatch(/^row 2 {2}was there already {2}\d{4}-000001 {2}no code: /)
    expect(second.said[2]).toMatch(/^row 3 {2}received {2}\d{4}-000002 {2}code( [2-9A-Z]{4}){4}$/)
    expect((await run({ files, register: true })).said.at(-1)).toBe('0 received, 3 were there already, 0 refused')
    expect(await items()).toHaveLength(3)
  })
  test('S0-79 tells the code of each report once, and keeps its hash', async () => {
    const files = [fileOf('codes.csv', CASES.replaceAll('DEMO-', 'CODE-'))]
    const { said } = await run({ files })
    const codes = said.flatMap((line) => /code ((?: ?[2-9A-Z]{4}){4})$/.exec(line)?.[1]?.replaceAll(' ', '') ?? [])
    expect([codes.length, new Set(codes).size, said[0]]).toStrictEqual([3, 3, expect.stringContaining('shown once')])
    const lists = installation.lists.query
    const rows = await lists.selectFrom('tracked_reports').select('tracking').execute()
    expect(rows.map(({ tracking }) => tracking)).toEqual(expect.arrayContaining(codes.map(trackingOf)))
    const log = JSON.stringify(await installation.store.readLog(null, 1_000))
    for (const code of codes) expect(log).not.toContain(code)
  })
  test('S4-33 an outside number that somebody typed at the desk is a mistake by its cell', async () => {
    const typed = {
      itemId: 'typed',
      reportId: 'typed-report',
      channel: 'hotline12345',
      reporter: 'staff',
      summary: '路灯',
    }
    await installation.send({
      ...{ name: 'ReceiveReport', tenant: 'county', occurred: null },
      input: { ...typed, category: null, place: null, outsideNumber: 'DEMO-009' },
      actor: { person: 'operator-1', post: null, unit: null },
      ...{ commandId: crypto.randomUUID(), correlation: 'c', causation: 'c' },
    })
    const files = [fileOf('nine.csv', CASES.replace('DEMO-002', 'DEMO-009'))]
    expect((await run({ files, dryRun: true })).said).toStrictEqual([
      expect.stringMatching(
        /^nine.csv, row 3, column A, 外部编号 has “DEMO-009”: an item that has no number yet has this/,
      ),
      'Mistakes: 1. Nothing was received.',
    ])
  })
  test('S3-60 takes letters, whose summaries are owed', async () => {
    const files = [fileOf('one.eml', LETTER), fileOf('two.eml', LETTER.replace('<1@', '<2@'))]
    expect(await run({ files, channel: 'letter' })).toMatchObject({ exit: EXIT.ok })
    const letters = (await items()).filter(({ channel }) => channel === 'letter')
    expect(letters.map(({ summary, summary_owed: owed }) => [summary, owed])).toStrictEqual(
      Array(2).fill(['电子邮件来信，待概括', 1]),
    )
  })
  const part = (name: string, type: string, content: Buffer) =>
    `--x\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
    `Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`
  const letterWith = (id: number, ...parts: readonly string[]) =>
    LETTER.replace('<1@', `<${id}@`)
      .replace('\r\n\r\nSample words\r\n', '\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n')
      .concat('--x\r\nContent-Type: text/plain\r\n\r\nSample words\r\n', ...parts, '--x--\r\n')
  test('S3-60 takes in what came with a letter, sealed with the reporter, and once however often it is sent', async () => {
    const shown = 'attachment-in-clear'
    const [picture, page] = [pictureOf(shown), Buffer.from(`%PDF-1.4 ${shown}`)]
    const parts = [part('river.png', 'image/png', picture), part('page.pdf', 'application/pdf', page)]
    const files = [fileOf('attached.eml', letterWith(11, ...parts))]
    expect(await run({ files, channel: 'letter' })).toMatchObject({ exit: EXIT.ok })
    const log = await installation.store.readLog(null, 10_000)
    const received = log.flatMap(({ body }) => (body.includes('"photos"') ? [JSON.parse(body)] : []))
    const { photos } = received.at(-1) as { readonly photos: readonly { mediaType: string; size: number }[] }
    expect(photos.map(({ mediaType, size }) => [mediaType, size])).toStrictEqual([
      ['image/png', picture.length],
      ['application/pdf', page.length],
    ])
    const kept = readdirSync(installation.folder.files, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    )
    expect(kept.length).toBeGreaterThanOrEqual(2)
    for (const one of kept) expect(readFileSync(join(one.parentPath, one.name)).includes(shown)).toBe(false)
    const again = await run({ files, channel: 'letter' })
    expect(again.said.at(-1)).toBe('0 received, 1 were there already, 0 refused')
  })
  test('names every attachment that is not taken, and then receives nothing', async () => {
    const parts = [
      part('run.exe', 'application/octet-stream', Buffer.from('MZ')),
      part('empty.png', 'image/png', Buffer.alloc(0)),
    ]
    const many = Array.from({ length: 11 }, (_, n) => part(`${n}.png`, 'image/png', pictureOf(`${n}`)))
    const files = [fileOf('bad.eml', letterWith(12, ...parts)), fileOf('many.eml', letterWith(13, ...many))]
    const before = (await items()).length
    const { exit, said } = await run({ files, channel: 'letter' })
    expect(exit).toBe(EXIT.refused)
    expect(said.join('\n')).toMatch(/bad.eml, row 1: attachment “run.exe”: Only pictures/)
    expect(said.join('\n')).toMatch(/bad.eml, row 1: attachment “empty.png”: The file is empty/)
    expect(said.join('\n')).toMatch(/many.eml, row 2: it has 11 attachments, at most 10 are taken in/)
    expect((await items()).length).toBe(before)
  })
  test('refuses what it cannot read, several sheets at once, and a channel nobody has, with those there are', async () => {
    const page = fileOf('page.xls', '<html></html>')
    await expect(run({ files: [page] })).rejects.toThrow(/was not read: this is a web page/)
    await expect(run({ files: [page, fileOf('cases.csv', CASES)] })).rejects.toThrow(/one spreadsheet at a time/)
    await expect(run({ files: [page], channel: 'nobody' })).rejects.toThrow(/no channel nobody. There are: selfFound,/)
    await expect(run({})).rejects.toThrow(/Say which file/)
    expect(existsSync(page)).toBe(true)
  })
})
