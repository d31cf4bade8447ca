import { acceptanceOf } from './accept.js'
import { backupOf } from './backup.js'
import { definitionsOf } from './definitions.js'
import { diagnosisOf } from './doctor.js'
import { figuresOf } from './figures.js'
import { sent, type SentCommand } from './folder-command.js'
import { importOf } from './import.js'
import { lettersOf } from './letters.js'
import { mapLayerOf } from './map.js'
import { open311KeysOf } from './open311-key.js'
import { receptionOf } from './receive.js'
import { rebuildOf } from './rebuild.js'
import { historyOf } from './replay.js'
import { verificationOf } from './verify.js'

/** Every command that the owner of a folder runs for another process. */
export const FOLDER_COMMANDS: readonly SentCommand[] = [
  sent(figuresOf),
  sent(historyOf),
  sent(verificationOf),
  sent(diagnosisOf),
  sent(rebuildOf),
  sent(lettersOf),
  sent(acceptanceOf),
  sent(definitionsOf),
  sent(mapLayerOf),
  sent(open311KeysOf),
  sent(receptionOf),
  sent(importOf),
  sent(backupOf),
]
