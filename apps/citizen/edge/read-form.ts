import { urlencoded, type NextFunction, type Request, type Response } from 'express'
import { MOST_FILE_BYTES, MOST_PHOTOS } from '@huiyin/files'
import { isUpload, readUpload, UploadUnreadable } from '@huiyin/nest-platform'
import { NO_PHOTOS, withPhoto, type SentPhotos } from '../photos.js'
import { answerFailure } from './failures.filter.js'

/** A request whose form was read; only the report form brings photos. */
interface FormRequest extends Request {
  photos?: SentPhotos
}
/** The photos a request brought. */
export const photosOf = (request: FormRequest): SentPhotos => request.photos ?? NO_PHOTOS

/** 5,000 Chinese characters, nine bytes each as a form sends them, and what stands beside them. */
const FIELD_BYTES = 64 * 1024
const readFields = urlencoded({ extended: false, limit: FIELD_BYTES, parameterLimit: 20 })

/** Two fields take photos, from the camera and from the album; one in which nothing was chosen comes as an empty file. */
const LIMITS = { fileBytes: MOST_FILE_BYTES, files: 2 * MOST_PHOTOS, fieldBytes: FIELD_BYTES }
const MOST_BODY_BYTES = LIMITS.files * MOST_FILE_BYTES
/** Photos of so many reports are read at the same time; each may take 30 MB of memory while it is. */
const MOST_AT_ONCE = 8

let reading = 0

const readReport = async (request: FormRequest): Promise<void> => {
  let sent = NO_PHOTOS
  reading += 1
  try {
    const { fields, tooMany } = await readUpload(request, LIMITS, ({ bytes, declared }) => {
      sent = withPhoto(sent, { bytes, declared })
    })
    request.body = fields
    request.photos = { photos: sent.photos, tooMany: sent.tooMany || tooMany }
  } finally {
    reading -= 1
  }
}

/** Why photos are not even read, as the status it is answered with; null: they are. */
const statusBefore = (request: Request): number | null => {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return 413
  return reading >= MOST_AT_ONCE ? 503 : null
}

/** The address as it was asked for: a middleware that is mounted on a route sees the rest of the path only. */
const pathOf = ({ originalUrl }: Request): string => originalUrl.split('?')[0] ?? ''

/** The report form, and that of a comment on what is public. */
const takesPhotos = (path: string): boolean => path === '/report' || path.startsWith('/report/about/')

/** Reads the posted form, with photos where it may have any; one that cannot be read is answered with a page. */
export const readForm =
  (secure: boolean) =>
  (request: FormRequest, response: Response, next: NextFunction): void => {
    if (request.photos) return next() // a path below another one comes here for both
    const fail = (status: number) => answerFailure(request, response, status, secure)
    if (request.method === 'POST' && takesPhotos(pathOf(request)) && isUpload(request)) {
      const status = statusBefore(request)
      if (status !== null) return fail(status)
      readReport(request).then(
        () => next(),
        (error: unknown) => (error instanceof UploadUnreadable ? fail(400) : next(error)),
      )
      return
    }
    readFields(request, response, (error?: unknown) => {
      if (error === undefined || error === null) return next()
      const { status } = error as { readonly status?: unknown }
      fail(typeof status === 'number' ? status : 400)
    })
  }
