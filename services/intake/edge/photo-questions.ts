import { millisOf, type Clock } from '@huiyin/kernel'
import { factReader, type EventStore } from '@huiyin/event-sourcing'
import { FileAltered, FileMissing, standingOf, type FileStanding } from '@huiyin/files'
import type { OpenedBytes, SealedFilePorts } from '@huiyin/privacy'
import { intakeQuestions } from '@huiyin/contracts/intake'
import { answered, notAnswered, type AnsweredFile, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { openPhoto } from '../application/photos.js'
import { streamOf } from '../application/sealing.js'
import { itemEvents, type Photo } from '../domain/item/events.js'
import { OPEN_FOR_MINUTES } from './opened-reporter.js'

/** A photo as a list tells it: nothing of its content. */
export interface PhotoRow {
  readonly reportId: string
  readonly file: string
  readonly size: number
  readonly mediaType: string
  readonly standing: FileStanding | 'erased'
}

export interface PhotoQuestionPorts extends SealedFilePorts {
  readonly store: EventStore
  readonly clock: Clock
  /** Whether somebody may see an item today. */
  readonly seesItem: (viewer: Viewer, itemId: string) => Promise<boolean>
}

const OPEN_MILLIS = OPEN_FOR_MINUTES * 60_000

/** What comes over HTTP is checked here: these are ids, not paths. */
const areTexts = (...given: readonly unknown[]): boolean => given.every((one) => typeof one === 'string')

const readFact = factReader(itemEvents)
const factsOf = async (store: EventStore, itemId: string) =>
  (await store.readStream(streamOf(itemId))).flatMap((one) => readFact(one) ?? [])
type Facts = Awaited<ReturnType<typeof factsOf>>

interface Came {
  readonly reportId: string
  readonly photo: Photo
}

const photosIn = (facts: Facts): readonly Came[] =>
  facts.flatMap(({ event }) => {
    if (event.type !== 'ReportReceived') return []
    const { reportId, photos = [] } = event.data
    return photos.map((photo) => ({ reportId, photo }))
  })

const isErased = (facts: Facts, reportId: string): boolean =>
  facts.some(({ event }) => event.type === 'ErasureOrdered' && event.data.reportId === reportId)

/** Whether this person recorded, a little before, that he opens this report's data. */
const isOpenedBy = (facts: Facts, reportId: string, by: { readonly personId: string; readonly now: string }): boolean =>
  facts.some(
    ({ event, at }) =>
      event.type === 'ReporterOpened' &&
      event.data.reportId === reportId &&
      at.actor.person === by.personId &&
      millisOf(by.now) - millisOf(at.recordedAt) <= OPEN_MILLIS,
  )

const listPhotos =
  ({ store, files, seesItem }: PhotoQuestionPorts) =>
  async (
    viewer: Viewer,
    { itemId }: { readonly itemId: string },
  ): Promise<QuestionAnswer<readonly PhotoRow[] | null>> => {
    if (!areTexts(itemId)) return notAnswered('InputInvalid')
    if (!(await seesItem(viewer, itemId))) return answered(null)
    const facts = await factsOf(store, itemId)
    const rows: PhotoRow[] = []
    for (const { reportId, photo } of photosIn(facts)) {
      const { file, size, mediaType } = photo
      const standing = isErased(facts, reportId) ? 'erased' : await standingOf(files, file)
      rows.push({ reportId, file, size, mediaType, standing })
    }
    return answered(rows)
  }

const open = async (ports: PhotoQuestionPorts, itemId: string, { reportId, photo }: Came): Promise<OpenedBytes> => {
  try {
    return await openPhoto(ports, { itemId, reportId }, photo)
  } catch (error) {
    if (error instanceof FileMissing || error instanceof FileAltered) return { opened: false, reason: 'tampered' }
    throw error
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
}

const readPhoto =
  (ports: PhotoQuestionPorts) =>
  async (
    viewer: Viewer,
    { itemId, file }: { readonly itemId: string; readonly file: string },
  ): Promise<QuestionAnswer<AnsweredFile>> => {
    if (!areTexts(itemId, file)) return notAnswered('InputInvalid')
    const facts = (await ports.seesItem(viewer, itemId)) ? await factsOf(ports.store, itemId) : []
    const came = photosIn(facts).find(({ photo }) => photo.file === file)
    if (!came) return notAnswered('FileNotFound')
    if (isErased(facts, came.reportId)) return notAnswered('FileErased')
    const by = { personId: viewer.personId, now: ports.clock.now() }
    if (!isOpenedBy(facts, came.reportId, by)) return notAnswered('NotOpenedByYou')
    const opened = await open(ports, itemId, came)
    if (!opened.opened) return notAnswered(opened.reason === 'erased' ? 'FileErased' : 'FileDamaged')
    const { mediaType } = came.photo
    const name = `photo-${file.slice(0, 8)}.${EXTENSIONS[mediaType] ?? 'bin'}`
    return answered({ bytes: opened.bytes, mediaType, name })
  }

/**
 * The questions about photos of reporters. To read one is to open what was sealed: the command `OpenReporter` with its
 * reason comes first, then the file; whether an item may be seen is judged by the host.
 */
export const photoQuestions = (ports: PhotoQuestionPorts) => ({
  photos: { definition: intakeQuestions.photos, run: listPhotos(ports) },
  photo: { definition: intakeQuestions.photo, run: readPhoto(ports) },
})
export type PhotoQuestions = ReturnType<typeof photoQuestions>
