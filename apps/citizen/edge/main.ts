import { runProcess } from '@huiyin/process-host'
import { citizenProcess } from './citizen-process.js'

await runProcess(citizenProcess)
