import { Controller, Headers, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common'
import type { Request } from 'express'
import { MOST_FILE_BYTES, MOST_FILES } from '@huiyin/files'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import {
  fileController,
  languageOf,
  mayAtAll,
  readUpload,
  refusalException,
  SignedIn,
  TheViewer,
  UploadUnreadable,
  type SentFile,
  type Viewer,
} from '@huiyin/nest-platform'
import { keepEvidence, uploadRefusal, type EvidenceKept } from '../application/keep-evidence.js'
import type { EvidenceQuestionPorts } from './evidence-questions.js'

export const EVIDENCE_PORTS = Symbol('evidence ports')

type Kept = Extract<EvidenceKept, { ok: true }>['evidence'] & { readonly name: string }
type Language = ReturnType<typeof languageOf>

const LIMITS = { fileBytes: MOST_FILE_BYTES, files: MOST_FILES, fieldBytes: 1_000 }

const refused = (refusal: string, language: Language, names: readonly string[] = []) =>
  refusalException({ ok: false, refusal, problems: names.map((name) => ({ path: name, says: refusal })) }, language)

/** `POST /files/rectification/<entryId>`: files for an entry, to be named by its claim afterwards. */
@Controller('files/rectification')
@UseGuards(SignedIn)
export class EvidenceUploadController {
  constructor(@Inject(EVIDENCE_PORTS) private readonly ports: EvidenceQuestionPorts) {}

  @Post(':entryId')
  @HttpCode(200)
  async upload(
    @Param('entryId') entryId: string,
    @TheViewer() viewer: Viewer,
    @Req() request: Request,
    @Headers('accept-language') accepts?: string,
  ): Promise<{ readonly files: readonly Kept[] }> {
    const language = languageOf(accepts)
    if (!mayAtAll(rectificationCommands.ClaimDone, viewer)) throw refused('RoleMissing', language)
    const sees = async (itemId: string) => (await this.ports.seenEntries(viewer, itemId))?.includes(entryId) === true
    const uploader = { tenant: viewer.tenant, within: new Set(viewer.unitIds), sees }
    const refusal = await uploadRefusal(this.ports.store, entryId, uploader)
    if (refusal) throw refused(refusal, language)
    const files = await this.keepAll(entryId, request, language)
    if (files.length === 0) throw refused('FileMissingInUpload', language)
    return { files }
  }

  /** Keeps one file after the other; the first that is not taken ends it, and names itself. */
  private async keepAll(entryId: string, request: Request, language: Language): Promise<readonly Kept[]> {
    const files: Kept[] = []
    const take = async ({ bytes, declared, name }: SentFile): Promise<void> => {
      const kept = await keepEvidence(this.ports, entryId, { bytes, declared })
      if (!kept.ok) throw refused(kept.refusal, language, [name])
      files.push({ ...kept.evidence, name })
    }
    try {
      const { tooMany } = await readUpload(request, LIMITS, take)
      if (tooMany) throw refused('TooManyFiles', language)
      return files
    } catch (error) {
      if (error instanceof UploadUnreadable) throw refused('UploadUnreadable', language)
      throw error
    }
  }
}

/** A file of an item's evidence: the question `evidenceFile`, answered as a file. */
export const EvidenceController = fileController(
  'rectification/items/:itemId/evidence/:file',
  'rectification/evidenceFile',
)
