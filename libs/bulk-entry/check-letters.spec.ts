import { describe, expect, test } from '@jest/globals'
import { standardChannels } from '@huiyin/contracts/intake'
import { checkLetters, OWED_SUMMARY } from './check-letters.js'
import { MOST_LETTER_BYTES, MOST_LETTERS } from './limits.js'

const channelOf = (code: string) => standardChannels.find((one) => one.code === code)!
const FOR = { tenant: 'county', zone: 'Asia/Shanghai', channel: channelOf('letter') }
const HEADERS = {
  From: '=?GB2312?B?yr7A/bzX?= <author@example.com>', // 示例甲
  Subject: 'Sample subject',
  'Message-ID': '<one@example.com>',
  Date: 'Sun, 01 Mar 2026 20:30:00 +0000', // the second of March in Shanghai
  'Content-Type': 'text/plain; charset=utf-8',
}
const letter = (headers: Readonly<Record<string, string | null>> = {}, body = '河边有垃圾'): string =>
  [
    ...Object.entries({ ...HEADERS, ...headers }).flatMap(([name, value]) =>
      value === null ? [] : [`${name}: ${value}`],
    ),
    ...['', body, ''],
  ].join('\r\n')
const numbered = (id: number) => letter({ 'Message-ID': `<${id}@example.com>` })
const file = (text: string, name = 'letter.eml') => ({ name, bytes: new TextEncoder().encode(text) })
const check = (...texts: readonly string[]) =>
  checkLetters(
    texts.map((text) => file(text)),
    FOR,
  )
const mailbox = (...letters: readonly string[]): string =>
  letters.map((one) => `From author@example.com Mon Mar  2 01:30:00 2026\n${one.replaceAll('\r\n', '\n')}\n`).join('')

describe('the dry run of letters', () => {
  test('S3-60 S3-69 makes of a letter a report whose summary is owed: sender, subject and text are sealed, the day is a field', async () => {
    const { rows, mistakeCount } = await check(letter())
    expect(mistakeCount).toBe(0)
    const { input } = rows[0]!
    expect(input).toMatchObject({
      ...{ channel: 'letter', reporter: 'named', summary: OWED_SUMMARY, summaryOwed: true },
      fields: { writtenOn: '2026-03-02' },
      personal: { name: '示例甲', contact: 'author@example.com', text: '主题：Sample subject\n\n河边有垃圾' },
    })
    const { personal: _, ...clear } = input
    expect(JSON.stringify(clear)).not.toMatch(/author|example\.com|Sample|示例甲|河边/)
  })
  test('knows a letter by its Message-ID wherever it comes again, and says it in clear by its hash alone', async () => {
    const [first, again, other] = await Promise.all([
      check(letter()),
      check(letter({}, 'forwarded')),
      check(numbered(2)),
    ])
    expect(first.rows[0]?.input.outsideNumber).toMatch(/^mail-[0-9a-f]{32}$/)
    expect(again.rows[0]?.ids).toStrictEqual(first.rows[0]?.ids)
    expect(other.rows[0]?.ids.itemId).not.toBe(first.rows[0]?.ids.itemId)
  })
  test('takes the words of a page where a letter has no other, without scripts and pictures', async () => {
    const page =
      '<style>p{}</style><p>河边&amp;桥下</p><script>no()</script><img alt="no"><a href="http://no.example">看这里</a>'
    const { rows } = await check(letter({ 'Content-Type': 'text/html; charset=utf-8', Subject: null }, page))
    expect(rows[0]?.input.personal?.text).toBe('河边&桥下\n\n看这里')
  })
  test('names in the sealed words what came with a letter and is not taken in, and says so before it is sent', async () => {
    const part = (type: string, body: string) => `--x\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`
    const body = `${part('text/plain', 'words')}--x\r\nContent-Type: image/png; name="river.png"\r\nContent-Disposition: attachment; filename="river.png"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--`
    const { rows } = await check(letter({ 'Content-Type': 'multipart/mixed; boundary=x' }, body))
    expect(rows[0]?.input.personal?.text).toContain('（附件未收入：river.png，3 字节）')
    expect(rows[0]?.notices.map(({ en }) => en)).toStrictEqual([
      expect.stringMatching(/^attachments that are not taken in: 1/),
    ])
  })
  test('tells what is wrong with each letter: without an id, without words, too long to be kept whole, twice, or none at all', async () => {
    const { rows, mistakes } = await check(
      letter({ 'Message-ID': null }),
      letter({ Subject: null, 'Message-ID': '<2@example.com>' }, ' '),
      letter({ 'Message-ID': '<3@example.com>' }, '长'.repeat(5_001)),
      numbered(4),
      numbered(4),
      '不是邮件',
    )
    expect(mistakes.map(({ row, allowed }) => [row, allowed.en.slice(0, 30)])).toStrictEqual(
      [
        [1, 'it has no Message-ID, so nobody'],
        [2, 'it says nothing in words; take'],
        [3, 'subject and text have more tha'],
        [5, 'the same letter as number 4'],
        [6, 'this is no letter; give an .em'],
      ].map(([row, says]) => [row, String(says).slice(0, 30)]),
    )
    expect(rows.map(({ row }) => row)).toStrictEqual([4, 5])
  })
  test('says what a channel asks that no letter says', async () => {
    const { mistakes } = await checkLetters([file(letter())], { ...FOR, channel: channelOf('visit') })
    expect(mistakes.map(({ allowed }) => allowed.zh)).toStrictEqual([
      '渠道要求的“来访人数”邮件中没有，请选别的渠道或手工登记',
    ])
  })
  test('S3-60 takes a mailbox as the letters that are in it, and a line in a letter that begins with From for what it is', async () => {
    const quoting = letter(
      { 'Message-ID': '<9@example.com>' },
      'words\r\n\r\nFrom here to the bridge\r\nFrom b@example.com Mon Mar  2 01:30:00 2026',
    )
    const { rows, mistakeCount } = await checkLetters(
      [file(mailbox(numbered(1), quoting, numbered(2)), 'all.mbox')],
      FOR,
    )
    expect(mistakeCount).toBe(0)
    expect(rows.map(({ row }) => row)).toStrictEqual([1, 2, 3])
    expect(rows[1]?.input.personal?.text).toContain('From here to the bridge')
  })
  test('refuses more letters, or a larger file, than are taken at a time', async () => {
    const many = mailbox(...Array.from({ length: MOST_LETTERS + 1 }, (_, index) => numbered(index)))
    expect((await checkLetters([file(many)], FOR)).mistakes[0]?.allowed.en).toMatch(/at most 500 letters/)
    const large = { name: 'large.eml', bytes: new Uint8Array(MOST_LETTER_BYTES + 1) }
    expect((await checkLetters([large], FOR)).mistakes[0]?.allowed.en).toMatch(/larger than 25 MB/)
  })
  test('is not led astray by a letter that is nested without end', async () => {
    let body = 'words'
    for (let depth = 0; depth < 100; depth += 1)
      body = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--`
    const { mistakes } = await check(`From: a@example.com\r\nMessage-ID: <x@example.com>\r\n${body}`)
    expect(mistakes[0]?.allowed.en).toMatch(/no letter/)
  })
})
