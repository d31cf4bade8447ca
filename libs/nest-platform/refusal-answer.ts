import { HttpException } from '@nestjs/common'
import { CommandIdReused } from '@huiyin/event-sourcing'
import type { CommandAnswer, InputProblem } from '@huiyin/messaging'
import { refusalText } from '@huiyin/contracts'

/** A refusal as every transport answers it: data with code and message, in the caller's language. */
export interface RefusalBody {
  readonly code: string
  readonly message: string
  readonly problems: readonly InputProblem[]
}

const STATUS: Readonly<Record<string, number>> = {
  CommandUnknown: 404,
  QuestionUnknown: 404,
  InputInvalid: 422,
  RoleMissing: 403,
  NotYourUnit: 403,
  NotSignedIn: 401,
  SignInRefused: 401,
  TooManyAttempts: 429,
  CommandIdReused: 409,
  PartUnreachable: 503,
  UploadUnreadable: 400,
  FileMissingInUpload: 422,
  TooManyFiles: 422,
  FileEmpty: 422,
  FileTooLarge: 413,
  FileTypeNotAllowed: 415,
  FileTypeMismatch: 415,
  FileHarmful: 422,
  ScannerUnreachable: 503,
  FileNotFound: 404,
  FileErased: 410,
  FileDamaged: 500,
}

/** The language of an answer, from the caller's `Accept-Language`: Chinese unless English is asked for first. */
export const languageOf = (header: string | undefined): 'zh' | 'en' =>
  header?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh'

/** Each problem as whoever asks reads it: screens show Chinese where there is any, so it is left out of an English answer. */
const problemsIn = (language: 'zh' | 'en', problems: readonly InputProblem[]): readonly InputProblem[] =>
  language === 'zh' ? problems : problems.map(({ path, says }) => ({ path, says }))

/** The one mapping of refusals to HTTP: what the sender got wrong is 4xx, a decider's refusal is 409. */
export const refusalException = (
  { refusal, problems }: Extract<CommandAnswer, { ok: false }>,
  language: 'zh' | 'en',
): HttpException => {
  const body: RefusalBody = {
    code: refusal,
    message: refusalText(refusal, language),
    problems: problemsIn(language, problems),
  }
  return new HttpException(body, STATUS[refusal] ?? 409)
}

/** A reused id is a refusal to whoever sends from outside: he may send the same under an id of its own. */
export const reuseRefused = async (sending: Promise<CommandAnswer>): Promise<CommandAnswer> => {
  try {
    return await sending
  } catch (error) {
    if (error instanceof CommandIdReused) return { ok: false, refusal: 'CommandIdReused', problems: [] }
    throw error
  }
}
