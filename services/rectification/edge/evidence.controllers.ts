import { Controller, Headers, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common'
import type { Request } from 'express'
import { MOST_FILE_BYTES, MOST_FILES } from '@huiyin/files'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import {
  fileController,
  keepUploaded,
  languageOf,
  mayAtAll,
  SignedIn,
  TheViewer,
  uploadRefused,
  type Viewer,
} from '@huiyin/nest-platform'
import { keepEvidence, uploadRefusal, type EvidenceKept } from '../application/keep-evidence.js'
import type { EvidenceQuestionPorts } from './evidence-questions.js'

export const EVIDENCE_PORTS = Symbol('evidence ports')

type Kept = Extract<EvidenceKept, { ok: true }>['evidence'] & { readonly name: string }

const LIMITS = { fileBytes: MOST_FILE_BYTES, files: MOST_FILES, fieldBytes: 1_000 }

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
    if (!mayAtAll(rectificationCommands.ClaimDone, viewer)) throw uploadRefused('RoleMissing', language)
    const sees = async (itemId: string) => (await this.ports.seenEntries(viewer, itemId))?.includes(entryId) === true
    const uploader = { tenant: viewer.tenant, within: new Set(viewer.unitIds), sees }
    const refusal = await uploadRefusal(this.ports.store, entryId, uploader)
    if (refusal) throw uploadRefused(refusal, language)
    const files = await keepUploaded(request, {
      ...{ limits: LIMITS, language },
      keep: (sent) => keepEvidence(this.ports, entryId, sent),
    })
    return { files }
  }
}

const FILE = 'rectification/items/:itemId/evidence/:file'

/** A file of an item's evidence: the question `evidenceFile`, answered as a file; at `/small`, a small picture of it. */
export const EvidenceController = fileController(FILE, 'rectification/evidenceFile')
export const SmallEvidenceController = fileController(`${FILE}/:as`, 'rectification/evidenceFile')
