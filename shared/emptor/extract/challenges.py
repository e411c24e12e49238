"""What pages are made of and say that stand in for the page asked for. From public test pages of scrapers and vendors' documentation."""

# ruff: noqa: E501 - expressions

from __future__ import annotations

import re

# Source that only a challenge page has. A shop that merely loads a vendor's script does not contain these. Before each expression
# stand plain words, in lower case, one of which it needs: looking for these first costs a tenth.
CHALLENGES = (
    ("Cloudflare", ("cf-", "cf_", "jschl", "challenge-"), re.compile(r"cf-browser-verification|jschl[-_]answer|jschl_vc|__cf_chl_|cf_chl_opt|/cdn-cgi/challenge-platform/h/[^\"']*/orchestrate|challenge-form|cf-captcha-container|cf-error-details|cf_captcha_kind|_cf_chl_|cf-please-wait")),
    ("DataDome", ("captcha-delivery", "datadome"), re.compile(r"geo\.captcha-delivery\.com|captcha-delivery\.com/captcha|datadome.{0,80}captcha|ct\.captcha-delivery\.com|['\"]rt['\"]\s*:\s*['\"][ci]['\"].{0,400}captcha-delivery", re.DOTALL)),
    ("PerimeterX", ("px-captcha", "_pxappid", "px-cdn", "press &", "press&"), re.compile(r"px-captcha|_pxAppId.{0,400}captcha|captcha\.px-cdn\.net|Press\s*(?:&amp;|&)\s*Hold", re.DOTALL)),
    ("Incapsula", ("incapsula",), re.compile(r"Incapsula incident ID|_Incapsula_Resource\?[^\"']{0,200}(?:SWUDNSAI|CWUDNSAI|edet=|incident_id)")),
    ("Incapsula script", ("incapsula",), re.compile(r"_Incapsula_Resource|/_Incapsula_")),
    ("Sucuri", ("sucuri",), re.compile(r"Sucuri WebSite Firewall|sucuri_cloudproxy|cloudproxy@sucuri", re.IGNORECASE)),
    ("Akamai", ("edgesuite", "reference", "sec-if-cpt", "akam-sw", "bm-verify"), re.compile(r"errors\.edgesuite\.net|Reference(?:&#32;|\s)*(?:&#35;|#)\s*(?:&#\d+;)?[\da-f]+(?:\.|&#46;)[\da-f]|sec-if-cpt-container|akam-sw|bm-verify=", re.IGNORECASE)),
    ("Amazon", ("api-services-support", "validatecaptcha", "opfcaptcha", "automated access"), re.compile(r"api-services-support@amazon|/errors/validateCaptcha|opfcaptcha|To discuss automated access to Amazon data", re.IGNORECASE)),
    ("AWS WAF", ("awswaf", "aws-waf", "gokuprops"), re.compile(r"AwsWafIntegration\.(?:saveReferrer|checkForceRefresh|forceRefreshToken)|gokuProps|captcha-sdk\.awswaf", re.IGNORECASE)),
    ("AWS WAF script", ("awswaf", "aws-waf"), re.compile(r"awswaf.{0,60}(?:challenge|captcha)|aws-waf-token|AwsWafIntegration", re.IGNORECASE | re.DOTALL)),
    ("Kasada", ("149e9513", "kpsdk"), re.compile(r"/149e9513-01fa-4fb0-aad4-566afd725d1b/[^\"']{0,120}ips\.js|KPSDK\s*=\s*\{\}")),
    ("hCaptcha", ("hcaptcha", "h-captcha"), re.compile(r"hcaptcha\.com/1/api\.js|class=[\"']h-captcha")),
    ("reCAPTCHA", ("recaptcha",), re.compile(r"class=[\"']g-recaptcha|recaptcha/api2?\.js|recaptcha/challenge|recaptcha_challenge")),
    ("Distil", ("distil",), re.compile(r"distil_r_captcha|distilIdentificationBlock|/distil_")),
    ("Reddit", ("js_challenge",), re.compile(r"js_challenge|solution.{0,40}js_challenge", re.DOTALL)),
    ("F5", ("requested url was rejected", "bobcmn"), re.compile(r"The requested URL was rejected\. Please consult with your administrator|bobcmn")),
    ("F5 script", ("tspd/",), re.compile(r"TSPD/")),
    ("Queue-it", ("queue-it", "queueit"), re.compile(r"queue-it\.net/|queueit-overlay")),
    ("Reblaze", ("rbzns", "winsocks("), re.compile(r"rbzns\s*=|winsocks\(")),
    ("Anubis", ("anubis",), re.compile(r"within\.website/x/cmd/anubis|id=[\"']anubis_challenge")),
    ("Geetest", ("geetest",), re.compile(r"static\.geetest\.com|geetest_captcha")),
    ("Arkose", ("arkoselabs", "funcaptcha"), re.compile(r"arkoselabs\.com|funcaptcha", re.IGNORECASE)),
    ("Alibaba", ("_____tmd_____", "x5secdata"), re.compile(r"_____tmd_____/punish|x5secdata=")),
)  # fmt: skip
# Vendors whose scripts ordinary pages load, too: these block only where there is nothing else.
ALSO_ELSEWHERE = frozenset(
    {"hCaptcha", "reCAPTCHA", "Akamai", "AWS WAF script", "Queue-it", "Incapsula script", "F5 script", "Geetest", "Arkose"}
)
SAYS = re.compile(
    r"access\s+(?:to\s+this\s+(?:page|site|resource)\s+(?:has\s+been\s+|is\s+)?)?denied|are\s+you\s+(?:a\s+)?(?:human|robot)|verify(?:ing)?\s+(?:that\s+)?you\s+are\s+(?:a\s+)?(?:human|not\s+a\s+(?:ro)?bot)|i(?:'|’)?m\s+not\s+a\s+robot|not\s+a\s+robot|robot\s+check|checking\s+(?:your|the\s+site|if\s+the\s+site)\s+(?:browser|connection)?|"
    r"unusual\s+(?:traffic|activity)|automated\s+(?:access|requests?|queries|traffic)|pardon\s+our\s+interruption|complete\s+the\s+(?:security\s+check|prove\s+your\s+humanity|complete\s+the\s+challenge|captcha)|enter\s+the\s+characters\s+you\s+see|type\s+the\s+characters|solve\s+(?:the|this)\s+(?:captcha|puzzle)|(?:you\s+have\s+been|has\s+been|been)\s+blocked|request\s+(?:was\s+)?blocked|prove\s+your\s+humanity|complete\s+the\s+challenge|ddos\s+protection|"
    r"please\s+(?:enable|turn)\s+(?:on\s+)?(?:javascript|cookies|js).{0,60}(?:continue|proceed|cookies|reload|access|and)|enable\s+javascript\s+and\s+cookies|too\s+many\s+requests|human\s+verification|bot\s+(?:detection|protection)|why\s+have\s+i\s+been\s+blocked|sorry!?\s+something\s+went\s+wrong\s+on\s+our\s+end|prove\s+(?:that\s+)?you(?:'|’)?re\s+(?:a\s+)?human|please\s+wait\s+(?:while|for)\s+(?:we|verification)|rate\s+limit(?:ed)?|"
    r"zugriff\s+verweigert|sind\s+sie\s+ein\s+mensch|accès\s+refusé|acceso\s+denegado|accesso\s+negato|доступ\s+(?:ограничен|запрещен)|проверка\s+браузера|access\s+blocked|client\s+challenge|verification\s+required|blocked\s+because|making\s+sure\s+you(?:'|’)?re\s+not\s+a\s+bot|verifying\s+your\s+browser|slide\s+to\s+(?:verify|complete)|access\s+to\s+this\s+(?:site|service)\s+has\s+been\s+limited|you\s+are\s+(?:a\s+)?bot\b|you\s+are\s+(?:now\s+)?in\s+(?:line|the\s+queue)|estimated\s+wait\s+time|waiting\s+room|"
    r"kein\s+roboter|aus\s+sicherheitsgründen\s+blockiert|n(?:'|’)êtes\s+pas\s+un\s+robot|no\s+(?:eres|es|soy)\s+un\s+robot|acceso\s+(?:ha\s+sido\s+)?bloqueado|tráfico\s+inusual|non\s+sei\s+un\s+robot|não\s+é\s+um\s+robô|nie\s+jesteś\s+robotem|robot\s+olmadığınızı|запросы\s+с\s+вашего|вы\s+не\s+робот|アクセスが(?:拒否|制限)|ロボットではありません|安全验证|人机验证|滑动验证|访问(?:被拒绝|受限|过于频繁)|비정상적인\s+접근",
    re.IGNORECASE,
)
# The same in words that names of products and headings have as well.
MAY_SAY = re.compile(
    r"just\s+a\s+moment|attention\s+required|one\s+more\s+step|security\s+(?:check|verification)|forbidden|captcha|sicherheitsprüfung|robot\s+or\s+human|request\s+rejected|blocked",
    re.IGNORECASE,
)
WALLS = (
    ("login wall", re.compile(r"(?:log|sign)[\s-]?in\s+(?:or\s+\w+(?:\s+\w+)?\s+)?to\s+(?:continue|view|see|access|read)|you\s+(?:must|need\s+to|have\s+to)\s+(?:be\s+logged\s+in|(?:log|sign)\s+in)|join\s+to\s+(?:view|see|continue)|melden\s+sie\s+sich\s+an,?\s+um|connectez-vous\s+pour|inicia\s+sesión\s+para", re.IGNORECASE)),
    ("consent wall", re.compile(r"^before\s+you\s+continue|bevor\s+sie\s+(?:zu|fortfahren)|avant\s+d(?:'|’)accéder|(?:accept|agree\s+to|enable)\s+(?:all\s+)?(?:the\s+)?(?:use\s+of\s+)?cookies\s+(?:in\s+order\s+)?to\s+(?:continue|proceed|access|read|view)", re.IGNORECASE)),
    ("country", re.compile(r"(?:this\s+)?(?:web\s?site|site|page|content|service|store|shop|video)\s+is\s+(?:currently\s+)?(?:not\s+available|unavailable|blocked)\s+in\s+your|country\s+or\s+region\s+your\s+ip|block\s+access\s+from\s+your\s+country|unavailable\s+(?:due\s+to|for)\s+legal\s+reasons|not\s+available\s+in\s+your\s+(?:region|country)\s*$|access\s+cannot\s+be\s+granted|in\s+ihrem\s+land\s+nicht\s+verfügbar|pas\s+disponible\s+dans\s+votre\s+(?:pays|région)", re.IGNORECASE)),
)  # fmt: skip
