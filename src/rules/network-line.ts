/** A site's places on social networks: bare addresses, and names that a flattening glued together. */
import { COLON, WWW } from '../lines/marks.ts'
import type { Rule } from './rule.ts'

const HOSTS = 'facebook|fb|twitter|x|instagram|linkedin|youtube|tiktok|pinterest|threads|bsky|reddit|vk|ok|weibo|t|telegram|wa|whatsapp|tumblr|flickr|snapchat|twitch|discord'
/** An address of a profile or channel; a film's or a post's stands for what it shows. */
const ADDRESS = new RegExp(String.raw`^\W*(?:https?://)?(?:[a-z]{2,3}\.|www\.|m\.)?(?:${HOSTS})\.(?:com|net|app|me|ru|cn|tv|gg)/(?!watch|embed|shorts|playlist|status|p/|reel|video)@?[\w%.-]+(?:/(?!posts|status|videos?)[\w%.-]+)?/?\W*$`, 'i')
/** Icons side by side, whose names a flattening wrote without spaces. */
const NAMES = /^(?:Facebook|Twitter|X|Instagram|Linked[Ii]n|You[Tt]ube|Tik[Tt]ok|Pinterest|Threads|Bluesky|Mastodon|Reddit|Tumblr|Flickr|Snapchat|Whats[Aa]pp|Telegram|Messenger|Weibo|RSS|Email|Print|VK){2,}$/
const SHORTEST = 6
const LONGEST = 150
const SURE = 0.9

export const networkLine: Rule = {
  id: 'network-line',
  kind: 'share',
  summary: 'Is the address of a page on a social network, or nothing but networks\' names without spaces.',
  maxWords: 14,
  when: ({ plain, chars, seen }) => {
    if (chars < SHORTEST || plain.length > LONGEST) return 0
    return ((seen & (COLON | WWW)) !== 0 ? ADDRESS : NAMES).test(plain) ? SURE : 0
  },
}
