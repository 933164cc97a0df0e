/** What a paper's page does: all that every page does, cite, and let the reader mark it. */

import "./header.js"
import "./marks/control.js"
import "./cite.js"
