import {
  Controller,
  Headers,
  HttpCode,
  Inject,
  Module,
  Param,
  Post,
  Req,
  UseGuards,
  type DynamicModule,
} from '@nestjs/common'
import type { Request } from 'express'
import { MOST_FILE_BYTES, MOST_FILES } from '@huiyin/files'
import { scopeFor } from '@huiyin/contracts'
import { intakeCommands } from '@huiyin/contracts/intake'
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
import { keepFindingFile } from '../application/finding-evidence.js'
import { seenInspection, type FindingFilePorts } from './finding-files.js'

const PORTS = Symbol('finding file ports')
const LIMITS = { fileBytes: MOST_FILE_BYTES, files: MOST_FILES, fieldBytes: 1_000 }

/** Why somebody may upload nothing for an inspection, or null: as he could record no finding of it. */
const refusalFor = async (
  { store }: FindingFilePorts,
  viewer: Viewer,
  inspectionId: string,
): Promise<string | null> => {
  const { RecordFinding } = intakeCommands
  if (!mayAtAll(RecordFinding, viewer)) return 'RoleMissing'
  const seen = await seenInspection(store, viewer, inspectionId)
  if (!seen?.plan) return 'InspectionUnknown'
  const isForeign = scopeFor(RecordFinding, viewer.roles) === 'ownUnit' && !viewer.unitIds.includes(seen.plan.byUnitId)
  return isForeign ? 'NotYourUnit' : null
}

/** `POST /files/intake/inspections/<inspectionId>`: files for a finding, to be named when it is recorded. */
@Controller('files/intake/inspections')
@UseGuards(SignedIn)
class FindingUploadController {
  constructor(@Inject(PORTS) private readonly ports: FindingFilePorts) {}

  @Post(':inspectionId')
  @HttpCode(200)
  async upload(
    @Param('inspectionId') inspectionId: string,
    @TheViewer() viewer: Viewer,
    @Req() request: Request,
    @Headers('accept-language') accepts?: string,
  ): Promise<{ readonly files: readonly object[] }> {
    const language = languageOf(accepts)
    const refusal = await refusalFor(this.ports, viewer, inspectionId)
    if (refusal) throw uploadRefused(refusal, language)
    const keep = (sent: { readonly bytes: Uint8Array; readonly declared: string }) =>
      keepFindingFile(this.ports, inspectionId, sent)
    return { files: await keepUploaded(request, { limits: LIMITS, language, keep }) }
  }
}

const FindingFileController = fileController('intake/inspections/:inspectionId/files/:file', 'intake/findingFile')

/** Files of findings over HTTP. Needs the `PlatformModule` with `findingFileQuestions` beside it. */
@Module({})
export class FindingFilesModule {
  static with(ports: FindingFilePorts): DynamicModule {
    return {
      module: FindingFilesModule,
      controllers: [FindingUploadController, FindingFileController],
      providers: [{ provide: PORTS, useValue: ports }],
    }
  }
}
