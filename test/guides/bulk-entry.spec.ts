import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { checkTable, readTable, templateCsv } from '@huiyin/bulk-entry'
import { standardChannels } from '@huiyin/contracts/intake'

const guide = readFileSync(new URL('../../docs/guides/bulk-entry.md', import.meta.url), 'utf8')
const bytes = readFileSync(new URL('hotline-cases.csv', import.meta.url))
const channel = standardChannels.find(({ code }) => code === 'hotline12345')!

describe('the guide to bulk entry', () => {
  test('shows the file that lies beside the specs, word for word', () => {
    const [, shown] = /```csv\n([\s\S]*?)```/.exec(guide) ?? []
    expect(shown).toBe(bytes.toString().replaceAll('\r\n', '\n'))
  })
  test('shows a file with the headings of the template, and without a mistake', async () => {
    expect(`\uFEFF${bytes.toString().split('\r\n')[0]}\r\n`).toBe(templateCsv(channel))
    const read = await readTable({ name: 'cases.csv', bytes })
    if (!read.ok) throw new Error(read.refusal.en)
    const checked = checkTable(read.table, { tenant: 'county', zone: 'Asia/Shanghai', channel })
    expect(checked.mistakes).toStrictEqual([])
    expect(checked.rows).toHaveLength(3)
  })
})
