import { z } from 'zod'
import { defineCommands } from '../command.js'
import { day, id, line, paragraph, sha256Hex } from '../shapes.js'
import { PUBLICATION_KINDS } from './publication.js'

const entry = { entryId: id }

/** Where what is published stands beside the portal's own page (晾晒: 门户网站、公众号等媒体). */
export const MEDIA = ['portal', 'publicAccount', 'newspaper', 'broadcast', 'noticeBoard'] as const

/** How many passages of a text are blacked out at once. */
const MOST_WORDS = 50

/** How many photos one publication has, and how many areas are blacked out in one. */
export const MOST_PUBLIC_PHOTOS = 5
const MOST_AREAS = 100

/** A rectangle of a picture as it is seen upright, in thousandths of its width and height from the upper left. */
const area = z
  .strictObject({
    ...{ x: z.int().min(0).max(999), y: z.int().min(0).max(999) },
    ...{ width: z.int().min(1).max(1_000), height: z.int().min(1).max(1_000) },
  })
  .refine(({ x, y, width, height }) => x + width <= 1_000 && y + height <= 1_000, {
    error: 'inside the picture: at most 1000 thousandths each way',
  })

export const publicationCommands = defineCommands({
  DraftPublication: {
    says: 'Somebody writes what everybody may read of an entry; nothing is public by this.',
    zh: '拟公示',
    roles: ['supervisor', 'unitPrincipal', 'publicityOfficer'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S1-34', 'S2-52'],
    /** The text is written for the public; of a list it may be left out. */
    input: z.object({ ...entry, kind: z.enum(PUBLICATION_KINDS), text: paragraph.nullable() }),
  },
  RedactPublication: {
    says: 'Words of a drafted or published text are blacked out; what was written stays in the history.',
    zh: '遮盖公示文字',
    roles: ['supervisor', 'disciplineOfficer', 'publicityOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-34'],
    input: z.object({ ...entry, words: z.array(line).min(1).max(MOST_WORDS), reason: line }),
  },
  DraftPublicPhoto: {
    says: 'A new picture is made of a piece of evidence, with areas blacked out and without what the camera wrote; nothing is public by this.',
    zh: '遮盖照片拟公示',
    roles: ['supervisor', 'disciplineOfficer', 'publicityOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-34'],
    /** `file`: where the evidence lies that it is made of. */
    input: z.object({ ...entry, file: sha256Hex, areas: z.array(area).max(MOST_AREAS) }),
  },
  RemovePublicPhoto: {
    says: 'A picture that was drawn for the public is taken out, also where it is public already.',
    zh: '撤下公示照片',
    roles: ['supervisor', 'leader', 'disciplineOfficer', 'publicityOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-34'],
    input: z.object({ ...entry, photoId: id, reason: line }),
  },
  PublishEntry: {
    says: 'Somebody other than the drafter has looked at the text and makes the entry public, in which media and until when.',
    zh: '公示',
    roles: ['supervisor', 'leader', 'publicityOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-34', 'S1-35', 'S2-52'],
    input: z.object({
      ...entry,
      /** The text as it was looked at: another one is not published unseen. */
      text: paragraph.nullable(),
      /** The photos as they were looked at; left out: none. */
      photos: z.array(id).max(MOST_PUBLIC_PHOTOS).optional(),
      media: z
        .array(z.enum(MEDIA))
        .min(1)
        .refine((media) => new Set(media).size === media.length, { error: 'each medium once' }),
      /** The last day on which it is public; null: until it is withdrawn. */
      until: day.nullable(),
    }),
  },
  WithdrawPublication: {
    says: 'An entry is not public any more, for a reason.',
    zh: '撤下公示',
    roles: ['supervisor', 'leader', 'disciplineOfficer', 'publicityOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-34'],
    input: z.object({ ...entry, reason: line }),
  },
})
