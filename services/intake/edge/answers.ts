import { remoteSeenItems } from '@huiyin/nest-platform'
import { answeringPeople, type ServiceAnswers, type ServiceParts } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import { intakeCalls, type IntakeCallLists } from './calls.js'
import { intakeQuestionsOver } from './opened-reporter.js'
import { findingFileQuestions } from './finding-files.js'
import { FindingFilesModule } from './finding-files.module.js'
import { photoQuestions } from './photo-questions.js'
import { PhotosModule } from './photos.module.js'

/** What intake's process answers beside commands: opened words and photos, to those who see the item; to other processes. */
export const intakeAnswers = (parts: ServiceParts): ServiceAnswers => {
  const { store, lists, clock, vault, files, guard, peerOf } = parts
  const seen = remoteSeenItems(peerOf('dashboard-api'))
  const photos = photoQuestions({
    ...{ store, files, vault, clock },
    seesItem: async (viewer, itemId) => (await seen(viewer, itemId)) !== null,
  })
  const found = { store, files, vault, guard }
  const questions = {
    intake: { ...intakeQuestionsOver({ store, clock, vault }), ...photos, ...findingFileQuestions(found) },
  }
  return {
    ...answeringPeople(parts, { questions, modules: [PhotosModule, FindingFilesModule.with(found)] }),
    calls: intakeCalls({ store, lists: lists.query as ListQueries<IntakeCallLists>, vault, files, guard }),
  }
}
