import { runProcess } from '@huiyin/process-host'
import { hostedDashboard } from './hosted.js'

await runProcess(hostedDashboard)
