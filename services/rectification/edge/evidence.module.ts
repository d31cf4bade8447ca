import { Module, type DynamicModule } from '@nestjs/common'
import {
  EVIDENCE_PORTS,
  EvidenceController,
  EvidenceUploadController,
  SmallEvidenceController,
} from './evidence.controllers.js'
import type { EvidenceQuestionPorts } from './evidence-questions.js'

/** Evidence over HTTP: uploading and reading it. Needs the `PlatformModule` with `evidenceQuestions` beside it. */
@Module({})
export class EvidenceModule {
  static with(ports: EvidenceQuestionPorts): DynamicModule {
    return {
      module: EvidenceModule,
      controllers: [EvidenceUploadController, EvidenceController, SmallEvidenceController],
      providers: [{ provide: EVIDENCE_PORTS, useValue: ports }],
    }
  }
}
