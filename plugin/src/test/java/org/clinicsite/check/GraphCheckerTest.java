package org.clinicsite.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker itself: what it lets pass, and what it marks. */
class GraphCheckerTest {

    private static final GraphChecker CHECKER = new GraphChecker();

    /** Checks a page whose graph holds an organization and these nodes; a single quote stands for a double one. */
    private static List<String> mistakes(String nodes) {
        return checking("{'@context':'https://schema.org','@graph':[{'@type':'Organization',"
                + "'@id':'https://oak.example/#organization','name':'Oak'}," + nodes + "]}");
    }

    private static List<String> checking(String json) {
        try {
            return CHECKER.check(json.replace('\'', '"'));
        } catch (GraphChecker.NoJsonException e) {
            return List.of(e.getMessage());
        }
    }

    @Test
    void propertiesOfSupertypesDatesTimesAndMembersPass() {
        assertThat(mistakes("{'@type':'DaySpa','@id':'https://oak.example/#x','name':'Oak','priceRange':'£1–£2',"
                        + "'geo':{'@type':'GeoCoordinates','latitude':55.27214,'longitude':-1},"
                        + "'parentOrganization':{'@id':'https://oak.example/#organization'},"
                        + "'openingHoursSpecification':{'@type':'OpeningHoursSpecification','opens':'09:00',"
                        + "'closes':'17:30','dayOfWeek':['https://schema.org/Monday'],'validFrom':'2026-01-01'}}"))
                .isEmpty();
    }

    @Test
    void aPropertyOutsideItsDomainIsMarked() {
        assertThat(mistakes("{'@type':'BlogPosting','@id':'https://oak.example/#x','lastReviewed':'2026-01-01'}"))
                .containsExactly("BlogPosting.lastReviewed: only on [WebPage]");
    }

    @Test
    void unknownAndSupersededTermsAreMarked() {
        assertThat(mistakes("{'@type':'Massage','@id':'https://oak.example/#x'}"))
                .containsExactly("no such type: Massage");
        assertThat(mistakes("{'@type':'Person','@id':'https://oak.example/#x','nmae':'Ada','awards':'Best'}"))
                .containsExactlyInAnyOrder("Person.nmae: no such property", "Person.awards was superseded by award");
    }

    @Test
    void aValueOutsideTheRangeIsMarked() {
        assertThat(mistakes("{'@type':'Person','@id':'https://oak.example/#x','worksFor':'Oak','birthDate':'1 May'}"))
                .hasSize(2)
                .allMatch(line -> line.contains(" is none of "));
        assertThat(mistakes("{'@type':'WebPage','@id':'https://oak.example/#x','isPartOf':"
                        + "{'@id':'https://oak.example/#organization'}}"))
                .singleElement()
                .asString()
                .startsWith("WebPage.isPartOf: Organization is none of ");
        assertThat(mistakes("{'@type':'OpeningHoursSpecification','@id':'https://oak.example/#x',"
                        + "'dayOfWeek':'https://schema.org/Abdomen','opens':'9 am'}"))
                .hasSize(2);
    }

    @Test
    void aReferenceThatLeadsNowhereIsMarked() {
        assertThat(mistakes("{'@type':'Person','@id':'https://oak.example/#x',"
                        + "'worksFor':{'@id':'https://oak.example/#clinic'}}"))
                .containsExactly("Person.worksFor: leads nowhere: {\"@id\":\"https:\\/\\/oak.example\\/#clinic\"}");
    }

    @Test
    void whatAClinicMustNotSayOfItselfIsMarked() {
        assertThat(mistakes("{'@type':'Service','@id':'https://oak.example/#x','aggregateRating':"
                        + "{'@type':'AggregateRating','ratingValue':5}}"))
                .contains("Service.aggregateRating must never be there", "AggregateRating must never be there");
    }

    @Test
    void aNodeAloneAListOfNodesAndWordsOfOthersAreRead() {
        assertThat(checking("{'@context':'http://schema.org/','@type':'Person','nmae':'Ada'}"))
                .containsExactly("Person.nmae: no such property");
        assertThat(checking("[{'@context':'https://schema.org','@type':'Person','name':'Ada'}]"))
                .isEmpty();
        assertThat(checking("{'@context':'https://www.w3.org/ns/activitystreams','type':'Note'}"))
                .isEmpty();
    }

    @Test
    void noJsonAndAnOpenBracketAreMarked() {
        assertThat(checking("{")).singleElement().asString().startsWith("no JSON");
        assertThat(mistakes("{'@type':'Person','@id':'https://oak.example/#x','name':'<b>Ada'}"))
                .containsExactly("a '<' that is not written \\u003c");
    }
}
