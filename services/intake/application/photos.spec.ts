import { beforeEach, describe, expect, test } from '@jest/globals'
import type { CommandContext } from '@huiyin/event-sourcing'
import { NAMED_WITHIN_MILLIS, UNGUARDED } from '@huiyin/files'
import { memoryFiles, memoryShelf, type MemoryShelf } from '@huiyin/files-memory'
import { contentHash } from '@huiyin/privacy'
import type { IntakeInput } from '@huiyin/contracts/intake'
import { memoryEventStore } from '@huiyin/store-memory'
import { pictureOf, settableClock } from '@huiyin/testing'
import { memoryErasureJournal, memoryKeyVault } from '@huiyin/vault-memory'
import type { Photo } from '../domain/item/events.js'
import { photosNamedBy } from '../projections/named-files.js'
import { eraser } from './erase.js'
import { itemHandlers } from './items.js'
import { keepPhoto, openPhoto } from './photos.js'
import { printedReport, subjectOfReport } from './sealing.js'

const IDS = { itemId: 'item-1', reportId: 'report-1' }
const picture = pictureOf('二楼 30.27N 120.15E')
let commands = 0
const by = (): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2022-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'citizen', post: null, unit: null },
    command: { id: `command-${commands}`, print: 'print' },
  }
}
const openWorld = (shelf: MemoryShelf) => {
  const clock = settableClock('2022-03-01T02:00:00.000Z')
  const store = memoryEventStore({ clock })
  const kept = { vault: memoryKeyVault(), files: memoryFiles(shelf), guard: UNGUARDED }
  const atOrBelow = (personIds: readonly string[]) => ({ personIds: new Set(personIds), unitIds: new Set<string>() })
  return { store, kept, handlers: itemHandlers({ store, clock, ...kept, atOrBelow }) }
}

let shelf: MemoryShelf
let world: ReturnType<typeof openWorld>
beforeEach(() => {
  shelf = memoryShelf()
  world = openWorld(shelf)
})

const kept = async (ids = IDS, bytes: Uint8Array = picture) => {
  const answer = await keepPhoto(world.kept, ids, { bytes, declared: 'image/png' })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.photo
}
type Named = Awaited<ReturnType<typeof kept>>
const reportWith = (...photos: Named[]): IntakeInput<'ReceiveReport'> => ({
  ...{ ...IDS, channel: 'network-report', reporter: 'anonymous', summary: '网络来件' },
  ...{ category: null, place: null, outsideNumber: null },
  personal: { name: null, contact: null, address: null, text: '窗口无人', photos },
})
const receives = (...photos: Named[]) => world.handlers.ReceiveReport(reportWith(...photos), by())
const factOf = async () => {
  const [stored] = await world.store.readStream('intake-item-item-1')
  return { stored: stored!, data: JSON.parse(stored!.body) as { readonly photos?: readonly Photo[] } }
}
const refused = (refusal: string) => ({ ok: false, refusal })

describe('photos come with a report', () => {
  test('its fact says where each lies, how large it is and of which type, and its content’s hash sealed', async () => {
    const photo = await kept()
    expect(await receives(photo)).toMatchObject({ ok: true })
    const { stored, data } = await factOf()
    const [named] = data.photos!
    expect(named).toMatchObject({ file: photo.file, size: picture.length, mediaType: 'image/png' })
    expect(stored.body).not.toContain(photo.sha256)
    const subject = subjectOfReport(IDS.itemId, IDS.reportId)
    expect(named!.sealed.startsWith(`sealed:1:${subject}:`)).toBe(true)
    expect(photosNamedBy(stored)).toStrictEqual([
      { address: photo.file, streamId: 'item-1', position: stored.position, subject },
    ])
    const opened = await openPhoto(world.kept, IDS, named!)
    expect(opened.opened && Buffer.from(opened.bytes).equals(picture)).toBe(true)
  })
  test('a report without any says nothing of photos', async () => {
    await receives()
    const { stored, data } = await factOf()
    expect(data).not.toHaveProperty('photos')
    expect(photosNamedBy(stored)).toStrictEqual([])
  })
  test('one that was kept for another report, or nowhere, or too long ago, refuses the report', async () => {
    const own = await kept()
    expect(await receives({ ...own, file: 'f'.repeat(64) })).toStrictEqual(refused('FileUnknown'))
    expect(await receives(own, await kept({ ...IDS, reportId: 'report-2' }))).toStrictEqual(refused('FileUnknown'))
    expect(await receives(await kept({ ...IDS, itemId: 'item-2' }))).toStrictEqual(refused('FileUnknown'))
    expect(await receives({ ...own, sha256: contentHash(pictureOf('x')) })).toStrictEqual(refused('FileUnknown'))
    const { bytes } = shelf.get(own.file)!
    shelf.set(own.file, { bytes, storedAt: Date.now() - NAMED_WITHIN_MILLIS - 60_000 })
    expect(await receives(own)).toStrictEqual(refused('FileUnknown'))
    expect(await world.store.readStream('intake-item-item-1')).toStrictEqual([])
  })
  test('what is no photo is not kept, and a PDF is none', async () => {
    const pdf = { bytes: Buffer.from('%PDF-1.7'), declared: 'application/pdf' }
    expect(await keepPhoto(world.kept, IDS, pdf)).toStrictEqual(refused('FileTypeNotAllowed'))
    expect(shelf.size).toBe(0)
  })
  test('the print is of the contents: the same photos sent again make the same command', async () => {
    const [one, two] = [reportWith(await kept()), reportWith(await kept())]
    expect(one).not.toStrictEqual(two)
    expect(printedReport(one)).toStrictEqual(printedReport(two))
    expect(printedReport(one)).not.toStrictEqual(printedReport(reportWith(await kept(IDS, pictureOf('x')))))
    const bare = { ...reportWith(), personal: null }
    expect(printedReport(bare)).toStrictEqual(bare)
  })
})

describe('an erasure', () => {
  test('removes the photos of its report and of no other, and again does nothing', async () => {
    const [photo, other] = [await kept(), await kept({ ...IDS, itemId: 'item-2' })]
    await receives(photo)
    const journal = memoryErasureJournal()
    const sent: string[] = []
    const { handle } = eraser({ ...world.kept, journal, store: world.store }, async ({ name }) => {
      sent.push(name)
      return { ok: true, position: null, events: [], again: false }
    })
    const event = {
      ...{ id: 'event-1', context: 'intake', name: 'ErasureOrdered', version: 1, key: 'item-1', tenant: 'city' },
      ...{ correlation: 'correlation-1', imported: false },
      occurredAt: { at: '2022-03-02T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      data: { ...IDS, subject: subjectOfReport(IDS.itemId, IDS.reportId) },
    } as unknown as Parameters<typeof handle>[0]
    await handle(event)
    await handle(event)
    expect([...shelf.keys()]).toStrictEqual([other.file])
    expect(sent).toStrictEqual(['RecordErasure', 'RecordErasure'])
    const { data } = await factOf()
    await expect(openPhoto(world.kept, IDS, data.photos![0]!)).rejects.toThrow('no file is stored')
    expect(await keepPhoto(world.kept, IDS, { bytes: picture, declared: '' })).toStrictEqual(refused('PersonErased'))
  })
})
