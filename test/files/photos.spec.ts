import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkNamedFiles } from '@huiyin/host/check-files'
import { erasedSubjects, sweepFiles } from '@huiyin/host/sweep-files'
import { UNGUARDED } from '@huiyin/files'
import { keepPhoto } from '@huiyin/intake'
import { pictureOf } from '@huiyin/testing'
import { filesWith, sealedHouse, type SealedHouse } from '../acceptance/sealed-house.js'
import { serveFiles, type ServedFiles } from './support/served-county.js'

const IDS = { itemId: 'item-1', reportId: 'report-1' }
/** Where and when a photo was taken is in it, and personal. */
const EXIF = 'GPS 30.2741N 120.1551E'
const picture = pictureOf(EXIF)
const base = mkdtempSync(join(tmpdir(), 'huiyin-photos-'))
const LIST = `/questions/intake/items/${IDS.itemId}/photos`

let house: SealedHouse
let served: ServedFiles
const keep = async () => {
  const kept = await keepPhoto({ files: house.files, vault: house.personal.vault, guard: UNGUARDED }, IDS, {
    bytes: picture,
    declared: '',
  })
  if (!kept.ok) throw new Error(kept.refusal)
  return kept.photo
}
const fileOf = (address: string) => join(house.folder.files, address.slice(0, 2), address)
const filesHolding = (folder: string, bytes: Buffer): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => readFileSync(file).includes(bytes))
const old = (address: string) => utimesSync(fileOf(address), new Date(0), new Date(0))
const sweeping = () => sweepFiles({ files: house.files, log: house.store, journal: house.personal.journal })
const checked = async () => checkNamedFiles(house.store, house.files, await erasedSubjects(house.personal.journal))
const listed = (login: string) => served.ask(login, 'intake/photos', { itemId: IDS.itemId })
const refusedAs = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

let photo: Awaited<ReturnType<typeof keep>>
let forgotten: Awaited<ReturnType<typeof keep>>
beforeAll(async () => {
  house = await sealedHouse(join(base, 'data'), 'plain')
  served = await serveFiles(house, IDS.itemId)
  photo = await keep()
  forgotten = await keep()
  const personal = { name: null, contact: null, address: null, text: '窗口无人', photos: [photo] }
  const report = { ...IDS, channel: 'networkPetition', reporter: 'anonymous', summary: '网络来件', personal }
  const answer = await house.asks('operator', 'ReceiveReport', {
    ...report,
    ...{ category: null, place: null, outsideNumber: null },
  })
  if (!answer.ok) throw new Error(answer.refusal)
})
afterAll(async () => {
  await served.close()
  await house.close()
  rmSync(base, { recursive: true, force: true })
})

describe('a photo of a reporter', () => {
  test('lies nowhere in clear, and neither does where it was taken', () => {
    expect(filesWith(base, EXIF)).toStrictEqual([])
    expect(existsSync(fileOf(photo.file))).toBe(true)
  })
  test('is counted for whoever sees the item, and is there for nobody else', async () => {
    const { answer: photos } = await listed('officer')
    expect(photos).toStrictEqual([
      {
        ...{ reportId: IDS.reportId, file: photo.file, size: picture.length },
        ...{ mediaType: 'image/png', standing: 'whole' },
      },
    ])
    expect(await listed('handler-k2')).toStrictEqual({ answer: null })
  })
  test('S3-69 is opened with a reason and the consent of a second person, for whoever asked, and for a quarter of an hour', async () => {
    const path = `${LIST}/${photo.file}`
    expect(await refusedAs(await served.get('operator', path))).toStrictEqual([409, 'NotOpenedByYou'])
    const sends = async (login: string, name: string, more = {}) =>
      expect(await served.command(login, `intake/${name}`, { ...IDS, ...more })).toMatchObject({ status: 200 })
    await sends('operator', 'RequestOpening', { reason: '核实现场' })
    await sends('discipline', 'ConsentToOpening', { askedBy: 'operator' })
    expect(await refusedAs(await served.get('operator', path))).toStrictEqual([409, 'NotOpenedByYou'])
    await sends('operator', 'OpenReporter')
    const answer = await served.get('operator', path)
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=photo-${photo.file.slice(0, 8)}.png`)
    expect(await refusedAs(await served.get('discipline', path))).toStrictEqual([409, 'NotOpenedByYou'])
    house.clock.advance(15 * 60_000 + 1)
    expect(await refusedAs(await served.get('operator', path))).toStrictEqual([409, 'NotOpenedByYou'])
  })
  test('S3-69 is never opened by whoever may not open the reporter, though he sees the item', async () => {
    for (const login of ['officer', 'handler-k1', 'dispatcher']) {
      expect(await refusedAs(await served.get(login, `${LIST}/${photo.file}`))).toStrictEqual([403, 'RoleMissing'])
    }
    expect(await refusedAs(await served.get('handler-k2', `${LIST}/${photo.file}`))).toStrictEqual([403, 'RoleMissing'])
  })
})

describe('files that no fact names', () => {
  test('are swept when they are old, and never one that a fact names, however old', async () => {
    expect(await sweeping()).toBe(0)
    old(photo.file)
    old(forgotten.file)
    expect(await sweeping()).toBe(1)
    expect([existsSync(fileOf(photo.file)), existsSync(fileOf(forgotten.file))]).toStrictEqual([true, false])
    expect(await checked()).toStrictEqual({ named: 1, findings: [] })
  })
})

describe('an erasure', () => {
  test('leaves neither the photo nor its bytes, and what a copy brings back cannot be opened and is swept', async () => {
    const copy = join(base, 'copy')
    cpSync(fileOf(photo.file), copy)
    const cipher = readFileSync(copy)
    const answer = await house.asks('disciplineOfficer', 'OrderErasure', { ...IDS, reason: '依本人申请' })
    expect(answer.ok).toBe(true)
    expect(existsSync(fileOf(photo.file))).toBe(false)
    expect(filesHolding(house.folder.path, cipher.subarray(40, 72))).toStrictEqual([])
    expect(filesHolding(base, cipher.subarray(40, 72))).toStrictEqual([copy])
    const { answer: photos } = await listed('officer')
    expect(photos).toMatchObject([{ file: photo.file, standing: 'erased' }])
    const path = `${LIST}/${photo.file}`
    expect(await refusedAs(await served.get('operator', path))).toStrictEqual([410, 'FileErased'])
    expect(await checked()).toStrictEqual({ named: 0, findings: [] })

    await house.files.store(photo.file, cipher)
    expect(await refusedAs(await served.get('operator', path))).toStrictEqual([410, 'FileErased'])
    old(photo.file)
    expect(await sweeping()).toBe(1)
    expect(existsSync(fileOf(photo.file))).toBe(false)
  })
  test('nothing is kept for an erased reporter again', async () => {
    const ports = { files: house.files, vault: house.personal.vault, guard: UNGUARDED }
    expect(await keepPhoto(ports, IDS, { bytes: picture, declared: '' })).toStrictEqual({
      ...{ ok: false, refusal: 'PersonErased' },
    })
  })
})
