import { runProcess } from '@huiyin/process-host'
import { open311Process } from './open311-process.js'

await runProcess(open311Process)
