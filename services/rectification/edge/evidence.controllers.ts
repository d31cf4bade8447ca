import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import type { Request, Response } from 'express'
import { MOST_FILE_BYTES, MOST_FILES } from '@huiyin/files'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import {
  askingOver,
  languageOf,
  mayAtAll,
  readUpload,
  refusalException,
  sendFile,
  SignedIn,
  TheViewer,
  UploadUnreadable,
  type AskQuestion,
  type SentFile,
  type Viewer,
} from '@huiyin/nest-platform'
import { keepEvidence, uploadRefusal, type EvidenceKept } from '../application/keep-evidence.js'
import type { EvidenceQuestionPorts, EvidenceQuestions } from './evidence-questions.js'

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

/** `GET /questions/rectification/items/<itemId>/evidence/<file>`: the question `evidenceFile`, answered as a file. */
@Controller('questions/rectification/items/:itemId/evidence')
@UseGuards(SignedIn)
export class EvidenceController {
  private readonly ask: AskQuestion<{ 'rectification/evidenceFile': EvidenceQuestions['evidenceFile'] }>
  constructor(@Inject(QueryBus) bus: QueryBus) {
    this.ask = askingOver(bus)
  }

  @Get(':file')
  async read(
    @Param() route: { readonly itemId: string; readonly file: string },
    @TheViewer() viewer: Viewer,
    @Res() response: Response,
    @Headers('accept-language') accepts?: string,
  ): Promise<void> {
    const answer = await this.ask('rectification/evidenceFile', route, viewer)
    if (!answer.ok) throw refusalException(answer, languageOf(accepts))
    sendFile(response, answer.answer)
  }
}
