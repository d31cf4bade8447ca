import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { UNGUARDED, type FileGuard } from '@huiyin/files'
import { namedFiles } from '@huiyin/host/named-files'
import { contentHash } from '@huiyin/privacy'
import { commandScanner } from '@huiyin/scanner-command'
import { pictureOf } from '@huiyin/testing'
import { HARMFUL } from '@huiyin/testing/contracts/file-scanner'
import { filesWith, sealedHouse, type SealedHouse } from '../acceptance/sealed-house.js'
import { serveFiles, type ServedFiles } from './support/served-county.js'

const ITEM = 'item-1'
const ENTRY = `${ITEM}:K1`
const SHOWN = 'evidence-comment-in-clear'
const picture = pictureOf(SHOWN)
const photo = new File([picture], '整改 现场.png', { type: 'image/png' })
const page = new File(['%PDF-1.4 a page'], '会议纪要.pdf', { type: 'application/pdf' })
const base = mkdtempSync(join(tmpdir(), 'huiyin-evidence-'))

let house: SealedHouse
let served: ServedFiles
beforeAll(async () => {
  house = await sealedHouse(join(base, 'data'), 'plain')
  served = await serveFiles(house, ITEM)
  const report = { itemId: ITEM, reportId: 'report-1', channel: 'letter', reporter: 'anonymous', summary: '窗口无人' }
  const unknown = { category: null, place: null, outsideNumber: null }
  await house.asks('operator', 'ReceiveReport', { ...report, ...unknown })
  await house.asks('operator', 'RegisterItem', { itemId: ITEM, number: 'N-1', category: 'C3', campaign: null })
  const assigned = { itemId: ITEM, unitId: 'K1', personId: null, outsideDeadline: null }
  await house.asks('dispatcher', 'AssignItem', assigned)
})
afterAll(async () => {
  await served.close()
  await house.close()
  rmSync(base, { recursive: true, force: true })
})

interface Kept {
  readonly file: string
  readonly sha256: string
  readonly name: string
}
const uploaded = async (...sent: readonly File[]): Promise<readonly Kept[]> => {
  const answer = await served.upload('handler-k1', ENTRY, ...sent)
  if (answer.status !== 200) throw new Error(await answer.text())
  return ((await answer.json()) as { files: readonly Kept[] }).files
}
const claim = (login: string, ...files: readonly Kept[]) =>
  served.command(login, 'rectification/ClaimDone', {
    ...{ entryId: ENTRY, outcome: 'solved', outcomeText: '已增设窗口' },
    evidence: files.map(({ file, sha256, name }) => ({ file, sha256, name, madeOn: '2020-04-27' })),
  })
const refusedAs = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const storedCount = () =>
  readdirSync(house.folder.files, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length

describe('an upload', () => {
  test('says of each file where it is kept, its hash, its size and what it is', async () => {
    const [one, two] = await uploaded(photo, page)
    expect(one).toMatchObject({ name: '整改 现场.png', sha256: contentHash(picture), mediaType: 'image/png' })
    expect(two).toMatchObject({ name: '会议纪要.pdf', size: page.size, mediaType: 'application/pdf' })
  })
  test('is taken from somebody signed in, with the role, for an entry of his unit, and from nobody else', async () => {
    const before = storedCount()
    expect(await refusedAs(await served.upload(null, ENTRY, photo))).toStrictEqual([401, 'NotSignedIn'])
    expect(await refusedAs(await served.upload('officer', ENTRY, photo))).toStrictEqual([403, 'RoleMissing'])
    expect(await refusedAs(await served.upload('handler-k2', ENTRY, photo))).toStrictEqual([403, 'NotYourUnit'])
    expect(await refusedAs(await served.upload('handler-k1', 'item-9:K1', photo))).toStrictEqual([409, 'EntryUnknown'])
    expect(storedCount()).toBe(before)
  })
  test('a file is refused by what it is, whatever it says, in the language of whoever asks', async () => {
    const sent = (content: string | Uint8Array, type: string) =>
      served.upload('handler-k1', ENTRY, new File([Buffer.from(content)], 'a', { type }))
    expect(await refusedAs(await sent('<html>', 'image/png'))).toStrictEqual([415, 'FileTypeNotAllowed'])
    expect(await refusedAs(await sent(picture, 'image/jpeg'))).toStrictEqual([415, 'FileTypeMismatch'])
    expect(await refusedAs(await sent('', 'image/png'))).toStrictEqual([422, 'FileEmpty'])
    const large = Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024)])
    expect(await refusedAs(await sent(large, 'image/png'))).toStrictEqual([413, 'FileTooLarge'])
    const told = (await (await sent('<html>', 'image/png')).json()) as { message: string; problems: object[] }
    expect(told.message).toContain('不支持这种文件')
    expect(told.problems).toMatchObject([{ path: 'a' }])
  })
  test('no file, too many, and what is no form are told apart', async () => {
    expect(await refusedAs(await served.upload('handler-k1', ENTRY))).toStrictEqual([422, 'FileMissingInUpload'])
    const many = Array.from({ length: 11 }, () => photo)
    expect(await refusedAs(await served.upload('handler-k1', ENTRY, ...many))).toStrictEqual([422, 'TooManyFiles'])
    const headers = { cookie: 'huiyin_session=handler-k1', 'content-type': 'application/json' }
    const json = await fetch(`${served.url}/files/rectification/${ENTRY}`, { method: 'POST', headers, body: '{}' })
    expect(await refusedAs(json)).toStrictEqual([400, 'UploadUnreadable'])
  })
})

describe('a claim with evidence', () => {
  const list = `/questions/rectification/items/${ITEM}/evidence`
  const listed = (login: string) => served.ask(login, 'rectification/evidence', { itemId: ITEM })
  let one: Kept
  beforeAll(async () => {
    const [kept] = await uploaded(photo)
    one = kept!
    const answer = await claim('handler-k1', one)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  })

  test('S0-60 without a file, or with one nobody stored, is refused', async () => {
    expect(await claim('handler-k1')).toMatchObject({ status: 409, body: { code: 'EvidenceMissing' } })
    const unknown = { ...one, file: 'f'.repeat(64) }
    expect(await claim('handler-k1', unknown)).toMatchObject({ status: 409, body: { code: 'FileUnknown' } })
  })
  test('S0-60 is downloaded by whoever accepts it, byte for byte, and cannot run or be kept on the way', async () => {
    const answer = await served.get('officer', `${list}/${one.file}`)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true)
    const told = Object.fromEntries(answer.headers)
    expect(told).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' },
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(told['content-disposition']).toContain(`attachment; filename`)
    expect(told['content-disposition']).toContain(encodeURIComponent('整改 现场.png'))
  })
  test('is listed with its day, size and hash, and that it is whole', async () => {
    const { answer } = await listed('officer')
    const wanted = { entryId: ENTRY, file: one.file, sha256: one.sha256, name: one.name, madeOn: '2020-04-27' }
    expect(answer).toMatchObject([{ ...wanted, size: picture.length, mediaType: 'image/png', standing: 'whole' }])
  })
  test('a foreign unit gets nothing of it, not even that it is there', async () => {
    expect(await listed('handler-k2')).toStrictEqual({ answer: null })
    for (const path of [`${list}/${one.file}`, `${list}/${'f'.repeat(64)}`]) {
      expect(await refusedAs(await served.get('handler-k2', path))).toStrictEqual([404, 'FileNotFound'])
      expect(await refusedAs(await served.get(null, path))).toStrictEqual([401, 'NotSignedIn'])
    }
    const english = await served.get('handler-k2', `${list}/${one.file}`, 'en')
    expect(((await english.json()) as { message: string }).message).toContain('no such file')
  })
  test('an upload that no claim names is not handed out', async () => {
    const [other] = await uploaded(page)
    expect(await refusedAs(await served.get('officer', `${list}/${other!.file}`))).toStrictEqual([404, 'FileNotFound'])
  })
  test('lies on no disk in clear', () => {
    expect(filesWith(base, SHOWN)).toStrictEqual([])
    const stored = join(house.folder.files, one.file.slice(0, 2), one.file)
    expect(readFileSync(stored).length).toBeGreaterThan(picture.length)
  })
  test('altered or lost it is said so, and not handed out', async () => {
    const stored = join(house.folder.files, one.file.slice(0, 2), one.file)
    const before = readFileSync(stored)
    const standing = async () => {
      const { answer } = await listed('officer')
      return (answer as readonly { readonly standing: string }[]).map((row) => row.standing)
    }
    writeFileSync(stored, Buffer.concat([before, Buffer.alloc(1)]))
    expect(await standing()).toStrictEqual(['altered'])
    expect(await refusedAs(await served.get('officer', `${list}/${one.file}`))).toStrictEqual([500, 'FileDamaged'])
    rmSync(stored)
    expect(await standing()).toStrictEqual(['missing'])
    expect(await refusedAs(await served.get('officer', `${list}/${one.file}`))).toStrictEqual([500, 'FileDamaged'])
    writeFileSync(stored, before)
    expect(await standing()).toStrictEqual(['whole'])
  })
})

describe('files are looked through before they are kept', () => {
  const harmlessPicture = (text: string) => new File([pictureOf(text)], '照片.png', { type: 'image/png' })
  const harmful = new File([`%PDF-1.4 ${HARMFUL.toString('latin1')}`], '附件.pdf', { type: 'application/pdf' })
  /** A program as an installation names it: it finds the test file anywhere in what it reads. */
  const script = `let all = ''
    process.stdin.setEncoding('latin1').on('data', (part) => (all += part))
    process.stdin.on('end', () => console.log('read') ?? process.exit(all.includes('STANDARD-ANTIVIRUS') ? 1 : 0))`
  const served = async (guard: FileGuard) => {
    const guarded = await serveFiles(house, ITEM, guard)
    guardedHouses.push(guarded)
    return guarded
  }
  const guardedHouses: ServedFiles[] = []
  afterAll(async () => {
    for (const guarded of guardedHouses) await guarded.close()
  })
  const scanner = commandScanner({ program: process.execPath, args: ['-e', script] })
  const missing = commandScanner({ program: join(base, 'no-such-scanner'), args: [] })
  const claimedAs = async (guarded: ServedFiles, text: string) => {
    const answer = await guarded.upload('handler-k1', ENTRY, harmlessPicture(text))
    const { files } = (await answer.json()) as { files: readonly Kept[] }
    await claim('handler-k1', ...files)
    const { answer: rows } = await guarded.ask('officer', 'rectification/evidence', { itemId: ITEM })
    return (rows as readonly { file: string; scanned: boolean }[]).find(({ file }) => file === files[0]!.file)
  }

  test('what is harmful is refused with what to do, and nothing of it is kept', async () => {
    const guarded = await served({ scanner, whenDown: 'refuse' })
    const before = storedCount()
    const answer = await guarded.upload('handler-k1', ENTRY, harmful)
    const told = (await answer.clone().json()) as { message: string; problems: readonly object[] }
    expect(await refusedAs(answer)).toStrictEqual([422, 'FileHarmful'])
    expect(told.message).toContain('病毒')
    expect(told.problems).toMatchObject([{ path: '附件.pdf' }])
    expect(storedCount()).toBe(before)
  })
  test('S0-60 each piece of evidence says whether it was looked through, and is read as before', async () => {
    const guarded = await served({ scanner, whenDown: 'refuse' })
    const row = await claimedAs(guarded, 'looked through')
    expect(row).toMatchObject({ scanned: true })
    const read = await guarded.get('officer', `/questions/rectification/items/${ITEM}/evidence/${row!.file}`)
    expect(Buffer.from(await read.arrayBuffer()).equals(pictureOf('looked through'))).toBe(true)
    expect(await claimedAs(await served(UNGUARDED), 'not looked through')).toMatchObject({ scanned: false })
  })
  test('while the scanner is down nothing is taken, or it is taken unscanned where the installation says so', async () => {
    const before = storedCount()
    const closed = await served({ scanner: missing, whenDown: 'refuse' })
    expect(await refusedAs(await closed.upload('handler-k1', ENTRY, harmlessPicture('refused')))).toStrictEqual([
      503,
      'ScannerUnreachable',
    ])
    expect(storedCount()).toBe(before)
    expect(await claimedAs(await served({ scanner: missing, whenDown: 'take' }), 'taken')).toMatchObject({
      scanned: false,
    })
  })
})

describe('a picture of the evidence', () => {
  test('S0-60 has a small one, made when it is looked at by those who see the item, and kept nowhere', async () => {
    const wide = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2266aa' } })
      .withExif({ IFD0: { ImageDescription: SHOWN } })
      .jpeg()
      .toBuffer()
    const [kept] = await uploaded(new File([wide], '大图.jpg', { type: 'image/jpeg' }))
    expect((await claim('handler-k1', kept!)).status).toBe(200)
    const stored = storedCount()
    const path = `/questions/rectification/items/${ITEM}/evidence/${kept!.file}/small`
    const read = await served.get('officer', path)
    expect(read.headers.get('content-type')).toBe('image/jpeg')
    const small = await sharp(Buffer.from(await read.arrayBuffer())).metadata()
    expect([small.width, small.exif]).toStrictEqual([320, undefined])
    expect(await refusedAs(await served.get('handler-k2', path))).toStrictEqual([404, 'FileNotFound'])
    expect(filesWith(house.folder.files, SHOWN)).toStrictEqual([])
    expect(storedCount()).toBe(stored)
  })
  test('what is no picture, or begins like one and is none, has no small one; nor is there one of another size', async () => {
    const [page, broken] = await uploaded(
      new File([Buffer.from('%PDF-1.4 a page')], '一页.pdf', { type: 'application/pdf' }),
      new File([pictureOf('cut off').subarray(0, 40)], '半张.png', { type: 'image/png' }),
    )
    for (const kept of [page!, broken!]) {
      expect((await claim('handler-k1', kept)).status).toBe(200)
      const path = `/questions/rectification/items/${ITEM}/evidence/${kept.file}`
      expect((await served.get('officer', path)).status).toBe(200)
      expect(await refusedAs(await served.get('officer', `${path}/small`))).toStrictEqual([404, 'FileNotFound'])
      expect(await refusedAs(await served.get('officer', `${path}/huge`))).toStrictEqual([422, 'InputInvalid'])
    }
  })
})

describe('a newer file in the place of a piece of evidence', () => {
  test('S0-60 has its own hash and day; the earlier one stays readable, and says what took its place and why', async () => {
    const [old, newer] = await uploaded(
      new File([pictureOf('blurred')], '模糊.png', { type: 'image/png' }),
      new File([pictureOf('sharp')], '清晰.png', { type: 'image/png' }),
    )
    expect((await claim('handler-k1', old!)).status).toBe(200)
    const replace = (login: string, sha256: string, reason = '原照片模糊') => {
      const evidence = [{ file: newer!.file, sha256: newer!.sha256, name: newer!.name, madeOn: '2020-04-28' }]
      return served.command(login, 'rectification/ReplaceEvidence', { entryId: ENTRY, sha256, evidence, reason })
    }
    expect(await replace('handler-k2', old!.sha256)).toMatchObject({ status: 403, body: { code: 'NotYourUnit' } })
    expect(await replace('officer', old!.sha256)).toMatchObject({ status: 403, body: { code: 'RoleMissing' } })
    expect(await replace('handler-k1', 'f'.repeat(64))).toMatchObject({ body: { code: 'EvidenceUnknown' } })
    expect((await replace('handler-k1', old!.sha256)).status).toBe(200)
    const { answer } = await served.ask('officer', 'rectification/evidence', { itemId: ITEM })
    const rows = answer as readonly { file: string; sha256: string; madeOn: string; replaced: object | null }[]
    const row = (file: string) => rows.find((one) => one.file === file)
    expect(row(old!.file)).toMatchObject({
      madeOn: '2020-04-27',
      replaced: { by: newer!.sha256, reason: '原照片模糊' },
    })
    expect(row(newer!.file)).toMatchObject({ madeOn: '2020-04-28', sha256: newer!.sha256, replaced: null })
    const read = await served.get('officer', `/questions/rectification/items/${ITEM}/evidence/${old!.file}`)
    expect(Buffer.from(await read.arrayBuffer()).equals(pictureOf('blurred'))).toBe(true)
    const named = await namedFiles(house.store, new Set())
    expect(named.map(({ address }) => address)).toEqual(expect.arrayContaining([old!.file, newer!.file]))
  })
})
