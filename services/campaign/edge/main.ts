import { runProcess, serviceProcess } from '@huiyin/process-host'
import { hostedCampaign } from './hosted.js'

await runProcess(serviceProcess(hostedCampaign))
