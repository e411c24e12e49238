"""Words a recommendation may use without a fact that says them: those that join, compare and advise, and claim nothing."""

from __future__ import annotations

_JOINING = """
a about above across actually after again against all almost alone along already also although among amount an and another any
are around as at away back be because been before being below between both but buy buyer buyers by can comes could did do does
done down each either else enough even every exactly far few first for from gets give given gives goes good got had has have
having hence her here him his how however i if in indeed inside instead into is it its itself just keep keeps know known last
least less let like likely made main make makes many may means meant might more most much must near need needed needs neither
next no none nor not nothing now of off often on once one ones only onto or other others otherwise our out over own per quite
rather same second see seen several shall she should show shows side since so some somewhat still such take takes than that
the their them themselves then there therefore these they thing things third this those though three through thus to together
too toward two under unless until up upon us use used uses using very was way we well went were what when where whether which
while who whole whom whose why will with within without would yet you your yours
"""
_ADVISING = """
call called calls charge name named names
according advantage alternative alternatives amongst answer asked asking average base based battery beats behind benefit
beyond bought box brand budget candidate candidates capacity case chf choice choose choosing claim claimed claims close
comparable compare compared comparing comparison competitor competitors confirm confirmed confirms consider considered
considering cost costing costs currency currently customer customers day days decision demand demanded demands deserves detail
details device difference differs dollar dollars easily ends eur euro euros exceed exceeded exceeding exceeds expect fact
facts fall falls figure figures fine fit fits five found four fulfil fulfill fulfilled fulfills fulfils fully gbp getting gram
grams hold holds hour hours inch inches including independent jpy lab laboratory labs lasted lasting lasts leave leaves
leaving life limit limits list listed lists little low lower match matched matches matching maximum measure measured
measurement measurements meet meeting meets mention mentioned mentions minimum minute minutes model models money month months
moreover nearly notable noted notes number offer offered offering offers opinion opinions option options order overall page
pages pair particularly pay paying pick plain plus point points pounds price priced prices product products provide provides
purchase qualifies question rank ranked ranks rate rated rates rating ratings reach reached reaches reading reason reasons
recommend recommendation recommended recommends remaining reported reports require required requirement requirements requires
requiring respectively rest result results retail retailer retailers review reviewed reviewer reviewers reviews run runner
running runs safe satisfied satisfies satisfy satisfying save saves saving say says score scored scores sell seller sellers
selling sells shop shops shown similar similarly site sites sold source sources spec specification specifications specs spend
star stars state stated states stay stays store stores strong suit suitable suits support supported tell tells test tested
tester testers testing tests time times total unit units unlike usd value want wanted wants watt watts weigh weighing weighs
winner worth written wrote year years yes
"""
_WEIGHING = """
add added adds advertise advertised advertises ahead alongside amount approximately averaging balance balanced barely bear begin
bit board both cap care caveat ceiling clear clears close closely comfortable comfortably compromise concern concerns
consideration contender contenders count counts deciding downside drawback duo ease edge edges either everyday expect expected
extra factor feedback field give gives going group importance important instead jump keep lead leads lean leaning leans leftover
lineup listeners main mainly matter matters middle mind modest my narrowly notch note notes outlast outlasted outlasts owners
payoff people percent pick picks prefer preferred prefers prioritise prioritize priority promised promises range ranges ranging
readers recharge recharges recharging remain remains remember rest rival rivals room roughly runtime saving savings shoppers short
shortlist sit sits sitting slight slightly spare spending spends step stepping steps stop summary threshold tie tied ties top
touch trade tradeoff trades trail trails trio unspent unused upgrade upside users verdict weighed wins
"""
# Comparisons and superlatives, which are checked by themselves.
_COMPARING = """
affordable best better cheap cheaper cheapest dearer dearest expensive faster greatest half heavier heaviest higher highest
inexpensive largest lighter lightest longer longest louder loudest lowest pricier priciest quieter quietest shorter slower
smallest third triple twice worse worst
"""
NEUTRAL = (
    frozenset(_JOINING.split()) | frozenset(_ADVISING.split()) | frozenset(_WEIGHING.split()) | frozenset(_COMPARING.split())
)
