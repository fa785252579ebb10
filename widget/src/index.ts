/** Entry of dist/widget.js: loading it defines <daogou-chat>. */

import "./view/chat";
