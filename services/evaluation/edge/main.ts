import { runProcess, serviceProcess } from '@huiyin/process-host'
import { hostedEvaluation } from './hosted.js'
import { rankingsOver } from './rankings-over.js'

await runProcess(serviceProcess(hostedEvaluation(rankingsOver)))
