import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { subjectId, type Erasure } from '@huiyin/privacy'
import { fileErasureJournal, JournalDamaged } from './file-erasure-journal.js'

const place = mkdtempSync(join(tmpdir(), 'huiyin-journal-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let file = ''
beforeEach(() => {
  file = join(mkdtempSync(join(place, 'j-')), 'erasures.jsonl')
})
const erasure = (subject: string): Erasure => ({
  subject: subjectId(subject),
  order: 'order-1',
  at: '2026-03-30T01:02:03.004Z',
})
const line = (subject: string) => `{"subject":"${subject}","order":"order-1","at":"2026-03-30T01:02:03.004Z"}\n`
const [a, b, c] = [erasure('a'), erasure('b'), erasure('c')]

describe('the erasure journal in a file', () => {
  test('a journal that nobody has written is empty, and reading makes no file', async () => {
    expect(await fileErasureJournal(file).read()).toStrictEqual([])
    expect(() => statSync(file)).toThrow('ENOENT')
  })
  test('is one line of JSON for each subject, in order, and only its owner reads it', async () => {
    await fileErasureJournal(file).append([b, a])
    await fileErasureJournal(file).append([c])
    expect(readFileSync(file, 'utf8')).toBe(line('b') + line('a') + line('c'))
    expect(await fileErasureJournal(file).read()).toStrictEqual([b, a, c])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
  test('fields that are no part of it are not written', async () => {
    await fileErasureJournal(file).append([{ ...a, name: '张三' } as Erasure])
    expect(readFileSync(file, 'utf8')).toBe(line('a'))
  })
  test('appends asked for at once do not mix', async () => {
    const journal = fileErasureJournal(file)
    const many = Array.from({ length: 40 }, (_, index) => erasure(`s${index}`))
    await Promise.all(many.map((one) => journal.append([one])))
    expect(await journal.read()).toStrictEqual(many)
  })
  test('a line that a crash cut at any byte is dropped, and the next append starts on a new line', async () => {
    for (let cut = 1; cut < line('b').length - 1; cut += 1) {
      writeFileSync(file, line('a') + line('b').slice(0, cut))
      const journal = fileErasureJournal(file)
      expect(await journal.read()).toStrictEqual([a])
      await journal.append([c])
      expect(readFileSync(file, 'utf8')).toBe(line('a') + line('c'))
    }
  })
  test('a torn line that is no text at all is dropped at its byte', async () => {
    writeFileSync(file, Buffer.concat([Buffer.from(line('a')), Buffer.from([0xe5, 0xbc, 0xff, 0, 0])]))
    await fileErasureJournal(file).append([c])
    expect(readFileSync(file, 'utf8')).toBe(line('a') + line('c'))
  })
  test('a last line that lacks only its end counts', async () => {
    writeFileSync(file, line('a') + line('b').trimEnd())
    const journal = fileErasureJournal(file)
    expect(await journal.read()).toStrictEqual([a, b])
    await journal.append([c])
    expect(await journal.read()).toStrictEqual([a, b, c])
  })
  test('empty lines and line ends of another system are read over', async () => {
    writeFileSync(file, `${line('a').trimEnd()}\r\n\r\n${line('b')}\n`)
    expect(await fileErasureJournal(file).read()).toStrictEqual([a, b])
  })
  test.each(['{}', '[]', 'null', 'x', line('a:b').trim(), line('a').trim().replace('2026', '26'), '{"subject":1}'])(
    'a whole line that says %s is damage: neither read nor added to',
    async (damage) => {
      writeFileSync(file, `${line('a')}${damage}\n${line('b')}`)
      const journal = fileErasureJournal(file)
      await expect(journal.read()).rejects.toBeInstanceOf(JournalDamaged)
      await expect(journal.read()).rejects.toThrow('line 2 is no erasure')
      await expect(journal.append([c])).rejects.toBeInstanceOf(JournalDamaged)
      expect(readFileSync(file, 'utf8')).toBe(`${line('a')}${damage}\n${line('b')}`)
    },
  )
})
