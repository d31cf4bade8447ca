import { runProcess } from '@huiyin/process-host'
import { projectorProcess } from './projector-process.js'

await runProcess(projectorProcess)
